// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.metrics.Variety;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.totals.PremiumSums;
import dev.babelmeter.views.totals.VarietyFolding;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds translation groups to the totals of their language and script. */
final class PremiumProcessor extends StateProcessor<PremiumKey, PremiumTotals> {
  private KeyValueStore<PremiumKey, PremiumTotals> totals;
  private Tallies tallies;
  private VarietyFolding folding;

  PremiumProcessor(InputProgress progress) {
    super(progress);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    totals = context.getStateStore(ViewStores.PREMIUM_TOTALS);
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
    Set<Variety> existing = new HashSet<>();
    try (KeyValueIterator<PremiumKey, PremiumTotals> entries = totals.all()) {
      entries.forEachRemaining(entry -> existing.add(varietyOf(entry.key)));
    }
    folding = new VarietyFolding(existing);
  }

  @Override
  void apply(Record<PremiumKey, PremiumTotals> part) {
    Variety variety = varietyOf(part.key());
    Variety folded = folding.fold(variety);
    PremiumKey key = new PremiumKey(part.key().getPivot(), folded.language(), folded.script());
    @Nullable PremiumTotals before = totals.get(key);
    totals.put(key, before == null ? part.value() : PremiumSums.add(before, part.value()));
    if (!folded.equals(variety)) {
      tallies.add(new Tally(Tally.Kind.FOLDED_RECORDS, Topics.PREMIUM_WINDOWS.name()), 1);
    }
  }

  private static Variety varietyOf(PremiumKey key) {
    return new Variety(key.getLanguage(), key.getScript());
  }
}
