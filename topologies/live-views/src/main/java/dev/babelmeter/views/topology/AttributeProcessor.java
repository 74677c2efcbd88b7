// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.totals.AttributeFolding;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.LiveTotals;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds texts to the totals of their attributes. */
final class AttributeProcessor extends StateProcessor<AttributeKey, LiveTotals> {
  private KeyValueStore<AttributeKey, LiveTotals> totals;
  private Tallies tallies;
  private AttributeFolding folding;

  AttributeProcessor(InputProgress progress) {
    super(progress);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    totals = context.getStateStore(ViewStores.ATTRIBUTE_TOTALS);
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
    Set<AttributeKey> existing = new HashSet<>();
    try (KeyValueIterator<AttributeKey, LiveTotals> entries = totals.all()) {
      entries.forEachRemaining(entry -> existing.add(entry.key));
    }
    folding = new AttributeFolding(existing);
  }

  @Override
  void apply(Record<AttributeKey, LiveTotals> part) {
    AttributeKey key = folding.fold(part.key());
    @Nullable LiveTotals before = totals.get(key);
    totals.put(key, before == null ? part.value() : Totals.add(before, part.value()));
    if (!key.equals(part.key())) {
      tallies.add(new Tally(Tally.Kind.FOLDED_RECORDS, Topics.ATTRIBUTE_WINDOWS.name()), 1);
    }
  }
}
