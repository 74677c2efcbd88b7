// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.RecordSerde;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.totals.CoverageSums;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.PremiumSums;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of the live views.
 *
 * <pre>
 * count-windows ─┐
 * late-counts  ──┴► contributions (1 partition) ─┬─────► totals, admitted labels, folded texts
 * text-counts ──► priced ─► cost-contributions ──┴─────► cost totals
 * model-prices ─────┘ (on every instance)
 * premium-windows ──► premium-parts (1 partition) ───► premium totals
 * attribute-windows ► attribute-parts (1 partition) ─► totals of attributes
 * coverage-windows ─► coverage-parts (1 partition) ──► coverage totals, token frequencies
 * dead-letters ───► dead-letter-reasons (1 partition) ─► dead letters by reason
 * vocabularies ───► announced-vocabularies (1 partition) ► vocabularies
 *      └ what cannot be read ► dead-letters
 * </pre>
 *
 * <p>The state is one task's. A bound on a label is a statement over all partitions, first come,
 * first served needs one order of arrival, and a scrape or query then has all it needs in one
 * place. The single partition carries one small record for a window and combination, not one a
 * text, so it is far from a bottleneck: the flow's volume ends at the windows. Costs are formed
 * text by text, in a task for each partition of text-counts, and gathered there before they go on.
 */
public final class ViewsTopology {
  /** The topics that the views read. */
  public static final List<Topic> SOURCES =
      List.of(
          Topics.COUNT_WINDOWS,
          Topics.LATE_COUNTS,
          Topics.PREMIUM_WINDOWS,
          Topics.COVERAGE_WINDOWS,
          Topics.ATTRIBUTE_WINDOWS,
          Topics.DEAD_LETTERS,
          Topics.VOCABULARIES,
          Topics.TEXT_COUNTS,
          Topics.MODEL_PRICES);

  private final StreamsBuilder builder;
  private final LabelBounds bounds;
  private final InputProgress progress;
  private final PriceBooks prices;

  private ViewsTopology(
      StreamsBuilder builder, LabelBounds bounds, InputProgress progress, PriceBooks prices) {
    this.builder = builder;
    this.bounds = bounds;
    this.progress = progress;
    this.prices = prices;
  }

  /**
   * Returns the topology, on persistent stores.
   *
   * @param properties those of the application
   * @param bounds how many values labels can have
   * @param progress told how far the state has come
   * @param prices told of every price
   */
  public static Topology build(
      Properties properties, LabelBounds bounds, InputProgress progress, PriceBooks prices) {
    return build(properties, bounds, progress, prices, Stores::persistentKeyValueStore);
  }

  /** Returns the topology on the stores of {@code suppliers}. */
  static Topology build(
      Properties properties,
      LabelBounds bounds,
      InputProgress progress,
      PriceBooks prices,
      Function<String, KeyValueBytesStoreSupplier> suppliers) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    ViewStores.builders(suppliers).forEach(builder::addStateStore);
    new ViewsTopology(builder, bounds, progress, prices).define();
    // Last, since the number of a task follows from the order, and its state is found by it.
    builder.addGlobalStore(
        ViewStores.prices(suppliers),
        Topics.MODEL_PRICES.name(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("consume-model-prices"),
        () -> new PriceProcessor(prices));
    return builder.build(properties);
  }

  private void define() {
    // Every processor is given every store: that makes one task of them, which holds all the state.
    String[] stores = ViewStores.names().toArray(String[]::new);

    KStream<String, Reading<CountWindow>> windows =
        read(Topics.COUNT_WINDOWS, CountWindow.class, CountChecks::problemOf);
    KStream<String, Reading<TextCounts>> late =
        read(Topics.LATE_COUNTS, TextCounts.class, CountChecks::problemOf);
    KStream<String, Reading<DeadLetter>> deadLetters =
        read(Topics.DEAD_LETTERS, DeadLetter.class, any -> Optional.empty());
    KStream<String, Reading<Vocabulary>> vocabularies =
        read(Topics.VOCABULARIES, Vocabulary.class, MeasureChecks::problemOf);
    KStream<String, Reading<PremiumWindow>> premiums =
        read(Topics.PREMIUM_WINDOWS, PremiumWindow.class, MeasureChecks::problemOf);
    KStream<String, Reading<CoverageWindow>> coverage =
        read(Topics.COVERAGE_WINDOWS, CoverageWindow.class, MeasureChecks::problemOf);
    KStream<String, Reading<AttributeWindow>> attributes =
        read(
            Topics.ATTRIBUTE_WINDOWS,
            AttributeWindow.class,
            window -> CountChecks.problemOf(window.getSums()));

    accepted(windows, Topics.COUNT_WINDOWS)
        .map(
            (place, window) -> KeyValue.pair(Totals.keyOf(window), Totals.of(window)),
            Named.as("window-contributions"))
        .merge(
            accepted(late, Topics.LATE_COUNTS)
                .map(
                    (place, text) -> KeyValue.pair(Totals.keyOf(text), Totals.ofLate(text)),
                    Named.as("late-contributions")),
            Named.as("contributions"))
        .repartition(
            onePartition(
                "contributions", RecordSerde.of(TotalsKey.class), RecordSerde.of(LiveTotals.class)))
        .mapValues(totals -> (SpecificRecord) totals, Named.as("counted"))
        .merge(costs(), Named.as("counted-and-priced"))
        .process(() -> new TotalsProcessor(progress, bounds), Named.as("add-to-totals"), stores);

    accepted(deadLetters, Topics.DEAD_LETTERS)
        .map(
            (place, letter) -> KeyValue.pair(letter.getReason().name(), 1L),
            Named.as("dead-letter-reasons"))
        .repartition(onePartition("dead-letter-reasons", Serdes.String(), Serdes.Long()))
        .process(() -> new DeadLetterProcessor(progress), Named.as("tally-dead-letters"), stores);

    accepted(vocabularies, Topics.VOCABULARIES)
        .repartition(
            onePartition(
                "announced-vocabularies", Serdes.String(), RecordSerde.of(Vocabulary.class)))
        .process(
            () -> new VocabularyProcessor(progress), Named.as("remember-vocabularies"), stores);

    accepted(premiums, Topics.PREMIUM_WINDOWS)
        .map(
            (place, window) -> KeyValue.pair(PremiumSums.keyOf(window), PremiumSums.of(window)),
            Named.as("premium-parts"))
        .repartition(
            onePartition(
                "premium-parts",
                RecordSerde.of(PremiumKey.class),
                RecordSerde.of(PremiumTotals.class)))
        .process(() -> new PremiumProcessor(progress), Named.as("add-to-premiums"), stores);

    accepted(coverage, Topics.COVERAGE_WINDOWS)
        .selectKey((place, window) -> CoverageSums.keyOf(window), Named.as("coverage-parts"))
        .repartition(
            onePartition(
                "coverage-parts",
                RecordSerde.of(CoverageKey.class),
                RecordSerde.of(CoverageWindow.class)))
        .process(() -> new CoverageProcessor(progress), Named.as("add-to-coverage"), stores);

    accepted(attributes, Topics.ATTRIBUTE_WINDOWS)
        .map(
            (place, window) -> KeyValue.pair(Totals.keyOf(window), Totals.of(window.getSums())),
            Named.as("attribute-parts"))
        .repartition(
            onePartition(
                "attribute-parts",
                RecordSerde.of(AttributeKey.class),
                RecordSerde.of(LiveTotals.class)))
        .process(() -> new AttributeProcessor(progress), Named.as("add-to-attributes"), stores);

    refused(windows, Topics.COUNT_WINDOWS)
        .merge(refused(late, Topics.LATE_COUNTS), Named.as("refused-windows-and-late"))
        .merge(refused(deadLetters, Topics.DEAD_LETTERS), Named.as("refused-with-dead-letters"))
        .merge(refused(vocabularies, Topics.VOCABULARIES), Named.as("refused"))
        .merge(refused(premiums, Topics.PREMIUM_WINDOWS), Named.as("refused-with-premiums"))
        .merge(refused(coverage, Topics.COVERAGE_WINDOWS), Named.as("refused-with-coverage"))
        .merge(refused(attributes, Topics.ATTRIBUTE_WINDOWS), Named.as("refused-with-attributes"))
        .to(
            Topics.DEAD_LETTERS.name(),
            Produced.with(Serdes.String(), RecordSerde.of(DeadLetter.class))
                .withName("write-dead-letters"));
  }

  /** What cannot be read is written apart, so that these tasks are not those of the windows. */
  private KStream<TotalsKey, SpecificRecord> costs() {
    KStream<String, Reading<TextCounts>> texts =
        read(Topics.TEXT_COUNTS, TextCounts.class, CountChecks::problemOf);
    refused(texts, Topics.TEXT_COUNTS)
        .to(
            Topics.DEAD_LETTERS.name(),
            Produced.with(Serdes.String(), RecordSerde.of(DeadLetter.class))
                .withName("write-dead-letters-of-text-counts"));
    return accepted(texts, Topics.TEXT_COUNTS)
        .process(
            () -> new CostPartProcessor(prices), Named.as("price-texts"), ViewStores.COST_PARTS)
        .repartition(
            onePartition(
                "cost-contributions",
                RecordSerde.of(TotalsKey.class),
                RecordSerde.of(CostTotals.class)))
        .mapValues(totals -> (SpecificRecord) totals, Named.as("priced"));
  }

  private <T extends SpecificRecord> KStream<String, Reading<T>> read(
      Topic topic, Class<T> type, Function<T, Optional<String>> check) {
    KStream<byte[], byte[]> messages =
        builder.stream(
            topic.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("consume-" + topic.name()));
    KStream<byte[], byte[]> records =
        topic.cleanup() == Topic.Cleanup.COMPACT
            // A tombstone withdraws a vocabulary from the topic; what was counted under it remains.
            ? messages.filter(
                (key, value) -> value != null, Named.as("skip-tombstones-" + topic.name()))
            : messages;
    return records.process(() -> new RecordReader<>(type, check), Named.as("read-" + topic.name()));
  }

  private static <T> KStream<String, T> accepted(
      KStream<String, Reading<T>> readings, Topic topic) {
    return readings.flatMapValues(Reading::accepted, Named.as("accepted-" + topic.name()));
  }

  private static <T> KStream<String, DeadLetter> refused(
      KStream<String, Reading<T>> readings, Topic topic) {
    return readings.flatMapValues(Reading::refused, Named.as("refused-" + topic.name()));
  }

  private static <K, V> Repartitioned<K, V> onePartition(
      String name, Serde<K> key, Serde<V> value) {
    return Repartitioned.with(key, value).withName(name).withNumberOfPartitions(1);
  }
}
