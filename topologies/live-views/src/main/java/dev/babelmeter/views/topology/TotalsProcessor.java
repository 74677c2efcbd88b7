// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.LabelFolding;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.DayCost;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Adds what came to the totals, {@link LiveTotals} and {@link CostTotals}, within the bounds of the
 * labels: both have the same keys.
 */
final class TotalsProcessor extends StateProcessor<TotalsKey, SpecificRecord> {
  private final LabelBounds bounds;

  private KeyValueStore<TotalsKey, LiveTotals> totals;
  private KeyValueStore<TotalsKey, CostTotals> costs;
  private KeyValueStore<String, DayCost> daily;
  private Tallies tallies;
  private LabelFolding folding;

  TotalsProcessor(InputProgress progress, LabelBounds bounds) {
    super(progress);
    this.bounds = bounds;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    totals = context.getStateStore(ViewStores.TOTALS);
    costs = context.getStateStore(ViewStores.COST_TOTALS);
    daily = context.getStateStore(ViewStores.DAILY_COSTS);
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
    KeyValueStore<String, Long> labels = context.getStateStore(ViewStores.ADMITTED_LABELS);
    folding =
        new LabelFolding(
            bounds,
            admitted(labels),
            keys(totals, costs),
            (label, value) ->
                labels.put(
                    new AdmittedLabel(label, value).storeKey(), context.currentStreamTimeMs()));
  }

  @Override
  void apply(Record<TotalsKey, SpecificRecord> part) {
    LabelFolding.Folded folded = folding.fold(part.key());
    if (part.value() instanceof LiveTotals counted) {
      @Nullable LiveTotals before = totals.get(folded.key());
      totals.put(folded.key(), before == null ? counted : Totals.add(before, counted));
      folded
          .folded()
          .forEach(
              label -> tallies.add(new Tally(Tally.Kind.FOLDED_TEXTS, label), counted.getTexts()));
    } else if (part.value() instanceof CostTotals priced) {
      @Nullable CostTotals before = costs.get(folded.key());
      priced.getDays().forEach(day -> addDay(folded.key().getTenant(), day));
      priced.setDays(List.of());
      costs.put(folded.key(), before == null ? priced : Costs.add(before, priced));
    } else {
      throw new IllegalStateException("no totals: " + part.value().getSchema().getFullName());
    }
  }

  private void addDay(String tenant, DayCost cost) {
    String key = new TenantDay(tenant, cost.getDay()).storeKey();
    @Nullable DayCost before = daily.get(key);
    daily.put(
        key,
        before == null
            ? cost
            : new DayCost(cost.getDay(), before.getDollars().add(cost.getDollars())));
  }

  private static Map<Label, Set<String>> admitted(KeyValueStore<String, Long> labels) {
    Map<Label, Set<String>> admitted = new EnumMap<>(Label.class);
    try (KeyValueIterator<String, Long> entries = labels.all()) {
      entries.forEachRemaining(
          entry -> {
            AdmittedLabel label = AdmittedLabel.ofStoreKey(entry.key);
            admitted.computeIfAbsent(label.label(), any -> new HashSet<>()).add(label.value());
          });
    }
    return admitted;
  }

  private static Set<TotalsKey> keys(
      KeyValueStore<TotalsKey, LiveTotals> totals, KeyValueStore<TotalsKey, CostTotals> costs) {
    Set<TotalsKey> keys = new HashSet<>();
    try (KeyValueIterator<TotalsKey, LiveTotals> entries = totals.all()) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    try (KeyValueIterator<TotalsKey, CostTotals> entries = costs.all()) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
