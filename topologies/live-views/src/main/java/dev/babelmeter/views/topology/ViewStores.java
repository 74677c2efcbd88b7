// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.RecordSerde;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores. All are logged to compacted topics, and none is cached: a cache would hide from
 * a query at which input position the store stands.
 */
public final class ViewStores {
  /**
   * {@link TotalsKey} to {@link LiveTotals}. A key is stored in the encoding of the schema version
   * that wrote it, so once TotalsKey has a second version one combination may have two entries;
   * readers add them up.
   */
  public static final String TOTALS = "totals";

  /**
   * The label values that have totals of their own, as {@link AdmittedLabel#storeKey}, to the
   * stream time of their admission.
   */
  public static final String ADMITTED_LABELS = "admitted-labels";

  /** Counters, as {@link Tally#storeKey}. */
  public static final String TALLIES = "tallies";

  /** Name to the newest {@link Vocabulary} of that name. */
  public static final String CURRENT_VOCABULARIES = "current-vocabularies";

  /** Every vocabulary that was ever announced, by {@link #keyOf}: counts under it remain. */
  public static final String KNOWN_VOCABULARIES = "known-vocabularies";

  /** {@link PremiumKey} to {@link PremiumTotals}. */
  public static final String PREMIUM_TOTALS = "premium-totals";

  /** {@link CoverageKey} to {@link CoverageTotals}. */
  public static final String COVERAGE_TOTALS = "coverage-totals";

  /**
   * {@link CoverageKey} to how often each token was emitted, as {@link
   * dev.babelmeter.metrics.TokenFrequencies} encodes it: two to twelve bytes a distinct token, at
   * most 3 MiB. Apart from {@link #COVERAGE_TOTALS}, since it is large and few readers need it.
   */
  public static final String TOKEN_FREQUENCIES = "token-frequencies";

  /** {@link AttributeKey} to {@link LiveTotals}. */
  public static final String ATTRIBUTE_TOTALS = "attribute-totals";

  /** {@link TotalsKey} to {@link CostTotals}. */
  public static final String COST_TOTALS = "cost-totals";

  /** The exact costs of a tenant and day, as {@link TenantDay#storeKey}, in a {@link DayCost}. */
  public static final String DAILY_COSTS = "daily-costs";

  /** The costs that a task has gathered since it last passed them on, by {@link TotalsKey}. */
  static final String COST_PARTS = "cost-parts";

  /** The records of the topic {@code model-prices} by their key, on every instance. */
  static final String MODEL_PRICES = "model-prices";

  private ViewStores() {}

  /** The names of all stores of the task that holds the totals. */
  public static List<String> names() {
    return List.of(
        TOTALS,
        ADMITTED_LABELS,
        TALLIES,
        CURRENT_VOCABULARIES,
        KNOWN_VOCABULARIES,
        PREMIUM_TOTALS,
        COVERAGE_TOTALS,
        TOKEN_FREQUENCIES,
        ATTRIBUTE_TOTALS,
        COST_TOTALS,
        DAILY_COSTS);
  }

  /** Returns the key of {@code vocabulary} in {@link #KNOWN_VOCABULARIES}. */
  static String keyOf(Vocabulary vocabulary) {
    return vocabulary.getFingerprint() + "/" + vocabulary.getVocabulary();
  }

  /**
   * Returns the builders of all stores but that of prices.
   *
   * @param suppliers makes the store of a name
   */
  static List<StoreBuilder<?>> builders(Function<String, KeyValueBytesStoreSupplier> suppliers) {
    RecordSerde<Vocabulary> vocabulary = RecordSerde.of(Vocabulary.class);
    return List.of(
        // While the views catch up, a total changes many times between two commits.
        store(suppliers, TOTALS, RecordSerde.of(TotalsKey.class), RecordSerde.of(LiveTotals.class))
            .withCachingEnabled(),
        store(suppliers, ADMITTED_LABELS, Serdes.String(), Serdes.Long()),
        store(suppliers, TALLIES, Serdes.String(), Serdes.Long()),
        store(suppliers, CURRENT_VOCABULARIES, Serdes.String(), vocabulary),
        store(suppliers, KNOWN_VOCABULARIES, Serdes.String(), vocabulary),
        store(
                suppliers,
                PREMIUM_TOTALS,
                RecordSerde.of(PremiumKey.class),
                RecordSerde.of(PremiumTotals.class))
            .withCachingEnabled(),
        store(
                suppliers,
                COVERAGE_TOTALS,
                RecordSerde.of(CoverageKey.class),
                RecordSerde.of(CoverageTotals.class))
            .withCachingEnabled(),
        store(
                suppliers,
                COST_TOTALS,
                RecordSerde.of(TotalsKey.class),
                RecordSerde.of(CostTotals.class))
            .withCachingEnabled(),
        store(suppliers, DAILY_COSTS, Serdes.String(), RecordSerde.of(DayCost.class)),
        // A combination changes with each of its texts, and is gone at the end of the interval.
        store(
                suppliers,
                COST_PARTS,
                RecordSerde.of(TotalsKey.class),
                RecordSerde.of(CostTotals.class))
            .withCachingEnabled(),
        store(suppliers, TOKEN_FREQUENCIES, RecordSerde.of(CoverageKey.class), Serdes.ByteArray())
            .withCachingEnabled()
            .withLoggingEnabled(
                Map.of(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(Topics.COVERAGE_WINDOWS.maxMessageBytes()))),
        store(
                suppliers,
                ATTRIBUTE_TOTALS,
                RecordSerde.of(AttributeKey.class),
                RecordSerde.of(LiveTotals.class))
            .withCachingEnabled());
  }

  /** Returns the builder of the store of prices, whose log is the topic itself. */
  static StoreBuilder<KeyValueStore<String, byte[]>> prices(
      Function<String, KeyValueBytesStoreSupplier> suppliers) {
    return Stores.keyValueStoreBuilder(
            suppliers.apply(MODEL_PRICES), Serdes.String(), Serdes.ByteArray())
        .withLoggingDisabled();
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
      Function<String, KeyValueBytesStoreSupplier> suppliers,
      String name,
      Serde<K> key,
      Serde<V> value) {
    return Stores.keyValueStoreBuilder(suppliers.apply(name), key, value)
        .withLoggingEnabled(Map.of());
  }
}
