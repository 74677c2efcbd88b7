// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.operators.input.InputRecord;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/**
 * How far event time has come, for each split of a source.
 *
 * <p>A split's watermark follows the newest event it delivered, less {@code outOfOrderness}. An
 * event counts no further than its record's timestamp and the clock, so that a producer whose clock
 * runs ahead closes no window early.
 *
 * <p>A split that has been silent for {@code idleAfter} follows the clock, less {@code idleAfter}
 * and {@code outOfOrderness}: windows close when the input pauses, and an empty partition holds
 * nobody back. A split is silent only while the source could have delivered something:
 *
 * <ul>
 *   <li>not while the job is held back by what comes after the source, which Flink's input activity
 *       clock leaves out;
 *   <li>not while the process stood still: one step of the clock counts at most {@link
 *       SplitWatermarks#LONGEST_STEP};
 *   <li>not within the first {@link SplitWatermarks#FIRST_FETCH} of a source that has delivered
 *       nothing yet;
 *   <li>while another split of the subtask delivers a backlog, that is records older than {@code
 *       idleAfter}, the silence must be {@link SplitWatermarks#PATIENCE_IN_BACKLOG} times as long:
 *       this split's records may be waiting behind them.
 * </ul>
 *
 * So texts in a backlog do not become late because partitions are read at different speed. The
 * price is that in a backlog an empty partition holds windows open for longer. A partition that
 * cannot be read for {@code idleAfter} while the others are quiet looks silent; what it then
 * delivers may be late, and is counted as such.
 */
public final class EventTimeWatermarks implements WatermarkStrategy<InputRecord> {
  private final Duration outOfOrderness;
  private final Duration idleAfter;
  private final Clock clock;

  private transient @Nullable SourceActivity activity;

  /**
   * Makes a strategy.
   *
   * @param clock the wall clock; must be serialisable when the strategy is part of a job
   */
  public EventTimeWatermarks(Duration outOfOrderness, Duration idleAfter, Clock clock) {
    this.outOfOrderness = outOfOrderness;
    this.idleAfter = idleAfter;
    this.clock = clock;
  }

  @Override
  public TimestampAssigner<InputRecord> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    return (record, recordTime) -> record.time();
  }

  /**
   * Makes the generator of a source's main output the first time, and one for each split from then
   * on, which is the order in which Flink's source operator asks for them.
   */
  @Override
  public WatermarkGenerator<InputRecord> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    if (activity == null) {
      activity = new SourceActivity();
      return new MainOutputWatermarks(activity, idleAfter, context.getInputActivityClock());
    }
    activity.splitAdded();
    return new SplitWatermarks(
        outOfOrderness, idleAfter, clock, context.getInputActivityClock(), activity);
  }
}
