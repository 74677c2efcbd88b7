// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts dead letters by reason. */
final class DeadLetterProcessor implements Processor<String, Long, Void, Void> {
  private Tallies tallies;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    tallies = new Tallies(context.getStateStore(ViewStores.TALLIES));
  }

  @Override
  public void process(Record<String, Long> reason) {
    tallies.add(new Tally(Tally.Kind.DEAD_LETTERS, reason.key()), reason.value());
  }
}
