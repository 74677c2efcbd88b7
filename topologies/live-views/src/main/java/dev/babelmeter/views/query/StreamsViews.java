// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.query.CommittedPosition.CommittedOffsets;
import dev.babelmeter.views.topology.AdmittedLabel;
import dev.babelmeter.views.topology.InputProgress;
import dev.babelmeter.views.topology.PriceBooks;
import dev.babelmeter.views.topology.Tally;
import dev.babelmeter.views.topology.TenantDay;
import dev.babelmeter.views.topology.ViewStores;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.PremiumSums;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the stores of the active task of a running {@link KafkaStreams}. */
public final class StreamsViews implements Views {
  /** The only partition of the task that holds the state. */
  private static final int PARTITION = 0;

  private static final Duration COMMIT_POLL_INTERVAL = Duration.ofMillis(20);

  /** How much longer than the commit interval a commit may take. */
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);

  private final KafkaStreams streams;
  private final CommittedPosition committed;
  private final InputProgress progress;
  private final PriceBooks prices;
  private final HostInfo self;
  private final LongSupplier replacedThreads;

  /**
   * Makes views on {@code streams}.
   *
   * @param commitInterval time between two commits of {@code streams}
   * @param progress that of the topology of {@code streams}
   * @param prices those of the topology of {@code streams}
   * @param self the address that {@code streams} was given as its application server
   * @param replacedThreads how many stream threads were replaced
   */
  public StreamsViews(
      KafkaStreams streams,
      Admin admin,
      String applicationId,
      Duration commitInterval,
      InputProgress progress,
      PriceBooks prices,
      HostInfo self,
      LongSupplier replacedThreads) {
    this.streams = streams;
    Duration timeout = commitInterval.plus(COMMIT_PATIENCE);
    this.committed =
        new CommittedPosition(
            CommittedOffsets.of(admin, applicationId, timeout), COMMIT_POLL_INTERVAL, timeout);
    this.progress = progress;
    this.prices = prices;
    this.self = self;
    this.replacedThreads = replacedThreads;
  }

  @Override
  public ViewSnapshot read() {
    Map<TotalsKey, LiveTotals> totals = new HashMap<>();
    this.<TotalsKey, LiveTotals>scan(
        ViewStores.TOTALS, (key, value) -> totals.merge(key, value, Totals::add));

    Map<Label, Integer> admitted = new EnumMap<>(Label.class);
    this.<String, Long>scan(
        ViewStores.ADMITTED_LABELS,
        (key, time) -> admitted.merge(AdmittedLabel.ofStoreKey(key).label(), 1, Integer::sum));

    Map<Tally.Kind, Map<String, Long>> tallies = new EnumMap<>(Tally.Kind.class);
    for (Tally.Kind kind : Tally.Kind.values()) {
      tallies.put(kind, new HashMap<>());
    }
    this.<String, Long>scan(
        ViewStores.TALLIES,
        (key, count) -> {
          Tally tally = Tally.ofStoreKey(key);
          tallies.get(tally.kind()).put(tally.name(), count);
        });

    Map<String, String> current = new HashMap<>();
    this.<String, Vocabulary>scan(
        ViewStores.CURRENT_VOCABULARIES,
        (name, vocabulary) -> current.put(name, vocabulary.getFingerprint()));
    List<KnownVocabulary> vocabularies = new ArrayList<>();
    this.<String, Vocabulary>scan(
        ViewStores.KNOWN_VOCABULARIES,
        (key, vocabulary) ->
            vocabularies.add(
                new KnownVocabulary(
                    vocabulary,
                    vocabulary.getFingerprint().equals(current.get(vocabulary.getVocabulary())))));

    Map<PremiumKey, PremiumTotals> premiums = new HashMap<>();
    this.<PremiumKey, PremiumTotals>scan(
        ViewStores.PREMIUM_TOTALS, (key, value) -> premiums.merge(key, value, PremiumSums::add));
    Map<CoverageKey, CoverageTotals> coverage = new HashMap<>();
    this.<CoverageKey, CoverageTotals>scan(ViewStores.COVERAGE_TOTALS, coverage::put);
    Map<AttributeKey, LiveTotals> attributes = new HashMap<>();
    this.<AttributeKey, LiveTotals>scan(ViewStores.ATTRIBUTE_TOTALS, attributes::put);

    committed.await(progress.reached());
    return new ViewSnapshot(
        totals,
        tallies.get(Tally.Kind.DEAD_LETTERS),
        tallies.get(Tally.Kind.FOLDED_TEXTS),
        admitted,
        premiums,
        coverage,
        attributes,
        tallies.get(Tally.Kind.FOLDED_RECORDS),
        vocabularies);
  }

  @Override
  public Map<CoverageKey, TokenFrequencies> frequencies(Collection<CoverageKey> keys) {
    Map<CoverageKey, TokenFrequencies> frequencies = new HashMap<>();
    this.<CoverageKey, byte[]>read(
        ViewStores.TOKEN_FREQUENCIES,
        store -> {
          for (CoverageKey key : keys) {
            byte[] encoded = store.get(key);
            if (encoded != null) {
              TokenFrequencies decoded = new TokenFrequencies();
              decoded.addEncoded(ByteBuffer.wrap(encoded));
              frequencies.put(key, decoded);
            }
          }
        });
    committed.await(progress.reached());
    return frequencies;
  }

  @Override
  public CostSnapshot costs() {
    Map<TotalsKey, CostTotals> costs = new HashMap<>();
    this.<TotalsKey, CostTotals>scan(
        ViewStores.COST_TOTALS, (key, value) -> costs.merge(key, value, Costs::add));
    Map<String, Map<LocalDate, BigDecimal>> daily = new HashMap<>();
    this.<String, DayCost>scan(
        ViewStores.DAILY_COSTS,
        (key, cost) -> {
          TenantDay day = TenantDay.ofStoreKey(key);
          daily
              .computeIfAbsent(day.tenant(), any -> new HashMap<>())
              .put(day.day(), cost.getDollars());
        });
    committed.await(progress.reached());
    return new CostSnapshot(costs, daily, prices.current(), prices.unreadable());
  }

  @Override
  public StreamHealth health() {
    return new StreamHealth(
        stateOf(streams.state()),
        StreamLag.byTopic(streams.metrics()),
        replacedThreads.getAsLong());
  }

  /** Hands every entry of {@code name} to {@code consumer}. */
  private <K, V> void scan(String name, BiConsumer<K, V> consumer) {
    this.<K, V>read(
        name,
        store -> {
          try (KeyValueIterator<K, V> entries = store.all()) {
            entries.forEachRemaining(entry -> consumer.accept(entry.key, entry.value));
          }
        });
  }

  /** Hands the store {@code name} to {@code reader}. */
  private <K, V> void read(String name, Consumer<ReadOnlyKeyValueStore<K, V>> reader) {
    try {
      reader.accept(this.store(name));
    } catch (StreamsNotStartedException e) {
      throw new ViewsUnavailableException("the views are starting: try again in a moment", e);
    } catch (InvalidStateStoreException e) {
      // Only a running instance knows for sure that another one has taken over.
      if (streams.state() == KafkaStreams.State.RUNNING) {
        holder()
            .ifPresent(
                other -> {
                  throw new StateElsewhereException("http://" + other.host() + ":" + other.port());
                });
      }
      throw new ViewsUnavailableException(
          "the totals are being restored or moved: try again in a moment", e);
    }
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
            .withPartition(PARTITION));
  }

  private Optional<HostInfo> holder() {
    return streams.streamsMetadataForStore(ViewStores.TOTALS).stream()
        .filter(instance -> instance.stateStoreNames().contains(ViewStores.TOTALS))
        .map(instance -> instance.hostInfo())
        .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
        .findFirst();
  }

  private static StreamHealth.State stateOf(KafkaStreams.State state) {
    return switch (state) {
      case CREATED -> StreamHealth.State.CREATED;
      case REBALANCING -> StreamHealth.State.REBALANCING;
      case RUNNING -> StreamHealth.State.RUNNING;
      case PENDING_SHUTDOWN -> StreamHealth.State.STOPPING;
      case NOT_RUNNING -> StreamHealth.State.STOPPED;
      case PENDING_ERROR, ERROR -> StreamHealth.State.FAILED;
    };
  }
}
