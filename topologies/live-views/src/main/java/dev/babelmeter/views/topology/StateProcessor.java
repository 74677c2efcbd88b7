// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The end of a stream: a processor that writes state and notes how far it has come. */
abstract class StateProcessor<K, V> extends ContextualProcessor<K, V, Void, Void> {
  private final InputProgress progress;

  StateProcessor(InputProgress progress) {
    this.progress = progress;
  }

  @Override
  public final void process(Record<K, V> input) {
    context().recordMetadata().ifPresent(progress::take);
    apply(input);
  }

  /** Writes what {@code input} changes. */
  abstract void apply(Record<K, V> input);
}
