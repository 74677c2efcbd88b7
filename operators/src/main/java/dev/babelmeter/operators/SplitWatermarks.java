// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.operators.input.InputRecord;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/** The watermarks of one split; {@link EventTimeWatermarks} says by which rule. */
final class SplitWatermarks implements WatermarkGenerator<InputRecord> {
  /** What one step between two periodic calls adds to a silence at most, in milliseconds. */
  static final long LONGEST_STEP = 1000;

  /** How many times longer a silence must be while another split delivers a backlog. */
  static final long PATIENCE_IN_BACKLOG = 10;

  /** How long a source is given for its first fetch at least, in milliseconds. */
  static final long FIRST_FETCH = 20_000;

  private final long outOfOrderness;
  private final long idleAfter;
  private final Clock clock;
  private final RelativeClock inputClock;
  private final SourceActivity activity;

  private long newest = Long.MIN_VALUE;
  private long weightedSilence;
  private long lastStep;

  SplitWatermarks(
      Duration outOfOrderness,
      Duration idleAfter,
      Clock clock,
      RelativeClock inputClock,
      SourceActivity activity) {
    this.outOfOrderness = outOfOrderness.toMillis();
    this.idleAfter = idleAfter.toMillis();
    this.clock = clock;
    this.inputClock = inputClock;
    this.activity = activity;
    this.lastStep = inputClock.relativeTimeMillis();
  }

  @Override
  public void onEvent(InputRecord record, long eventTime, WatermarkOutput output) {
    long now = clock.millis();
    newest = Math.max(newest, Math.min(eventTime, Math.min(record.recordTime(), now)));
    weightedSilence = 0;
    activity.recordRead();
    if (record.recordTime() < now - idleAfter) {
      activity.backlogRead(inputClock.relativeTimeMillis());
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long instant = inputClock.relativeTimeMillis();
    long step = Math.min(LONGEST_STEP, instant - lastStep);
    lastStep = instant;
    weightedSilence +=
        activity.isCatchingUp(instant, idleAfter) ? step : step * PATIENCE_IN_BACKLOG;
    long patience = activity.hasRead() ? idleAfter : Math.max(idleAfter, FIRST_FETCH);
    if (weightedSilence >= patience * PATIENCE_IN_BACKLOG) {
      newest = Math.max(newest, clock.millis() - idleAfter);
    }
    if (newest != Long.MIN_VALUE) {
      // A watermark says that no event up to and including its time follows.
      output.emitWatermark(new Watermark(newest - outOfOrderness - 1));
    }
  }
}
