// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.costs.TextCosts;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.CostTotals;
import dev.babelmeter.views.v1.TotalsKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Prices every text as it comes and gathers the costs of one partition, so that what goes on to the
 * one task of all totals is a record for a combination and an interval, not one for a text. What is
 * gathered is state: it is emptied in the transaction that passes it on.
 *
 * <p>Each text is priced by itself, since a price may begin at any instant, also within a window,
 * and the price of a long request holds for all of its tokens.
 */
final class CostPartProcessor
    extends ContextualProcessor<String, TextCounts, TotalsKey, CostTotals> {
  /** How long costs are gathered. */
  static final Duration INTERVAL = Duration.ofMillis(250);

  private final PriceBooks books;
  private KeyValueStore<TotalsKey, CostTotals> gathered;

  CostPartProcessor(PriceBooks books) {
    this.books = books;
  }

  @Override
  public void init(ProcessorContext<TotalsKey, CostTotals> context) {
    super.init(context);
    gathered = context.getStateStore(ViewStores.COST_PARTS);
    context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::pass);
  }

  @Override
  public void process(Record<String, TextCounts> text) {
    TotalsKey key = Totals.keyOf(text.value());
    CostTotals cost = TextCosts.of(books.current(), text.value());
    @Nullable CostTotals before = gathered.get(key);
    gathered.put(key, before == null ? cost : Costs.add(before, cost));
  }

  private void pass(long now) {
    List<KeyValue<TotalsKey, CostTotals>> parts = new ArrayList<>();
    try (KeyValueIterator<TotalsKey, CostTotals> entries = gathered.all()) {
      entries.forEachRemaining(parts::add);
    }
    for (KeyValue<TotalsKey, CostTotals> part : parts) {
      gathered.delete(part.key);
      context().forward(new Record<>(part.key, part.value, now));
    }
  }
}
