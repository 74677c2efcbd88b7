// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts dead letters by reason. */
final class DeadLetterProcessor extends StateProcessor<String, Long> {
  private Tallies tallies;

  DeadLetterProcessor(InputProgress progress) {
    super(progress);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
  }

  @Override
  void apply(Record<String, Long> reason) {
    tallies.add(new Tally(Tally.Kind.DEAD_LETTERS, reason.key()), reason.value());
  }
}
