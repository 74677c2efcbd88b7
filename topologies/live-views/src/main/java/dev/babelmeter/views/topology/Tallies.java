// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds to the counters in the store of tallies. */
final class Tallies {
  private final KeyValueStore<String, Long> store;

  Tallies(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  void add(Tally tally, long amount) {
    @Nullable Long before = store.get(tally.storeKey());
    store.put(tally.storeKey(), Math.addExact(before == null ? 0 : before, amount));
  }
}
