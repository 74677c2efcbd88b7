// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.operators.input.InputRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * The watermarks of a source's main output, on which no record travels because each has a split. It
 * must be silent while there are splits, since Flink does not hold it to their minimum. A subtask
 * that got no split declares itself idle, so that it does not hold the job back.
 */
final class MainOutputWatermarks implements WatermarkGenerator<InputRecord> {
  private final SourceActivity activity;
  private final long idleAfter;
  private final RelativeClock inputClock;
  private final long start;

  MainOutputWatermarks(SourceActivity activity, Duration idleAfter, RelativeClock inputClock) {
    this.activity = activity;
    this.idleAfter = idleAfter.toMillis();
    this.inputClock = inputClock;
    this.start = inputClock.relativeTimeMillis();
  }

  @Override
  public void onEvent(InputRecord record, long eventTime, WatermarkOutput output) {
    throw new IllegalStateException("a record without a split: this source is not supported");
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (!activity.hasSplits() && inputClock.relativeTimeMillis() - start >= idleAfter) {
      output.markIdle();
    }
  }
}
