// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the records of prices on every instance, and what they say in memory. */
final class PriceProcessor extends ContextualProcessor<String, byte[], Void, Void> {
  private final PriceBooks books;
  private KeyValueStore<String, byte[]> store;

  PriceProcessor(PriceBooks books) {
    this.books = books;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(ViewStores.MODEL_PRICES);
    // What a former run of this process had read is not read again.
    try (KeyValueIterator<String, byte[]> entries = store.all()) {
      entries.forEachRemaining(entry -> books.put(entry.key, entry.value));
    }
  }

  @Override
  public void process(Record<String, byte @Nullable []> price) {
    if (price.key() != null) {
      store.put(price.key(), price.value());
      books.put(price.key(), price.value());
    }
  }
}
