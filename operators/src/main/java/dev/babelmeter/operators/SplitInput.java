// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.input.InputRecord;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets events through and puts dead letters aside. */
public final class SplitInput extends ProcessFunction<InputRecord, TextEvent> {
  /** The side output of refused records. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", RecordTypes.DEAD_LETTER);

  @Override
  public void processElement(InputRecord record, Context context, Collector<TextEvent> out) {
    if (record.event() != null) {
      out.collect(record.event());
    } else {
      context.output(DEAD_LETTERS, Opened.require(record.deadLetter()));
    }
  }
}
