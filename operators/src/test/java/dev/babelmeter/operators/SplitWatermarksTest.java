// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.input.EventParser;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.operators.input.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link EventTimeWatermarks}: 5 s of disorder, idle after 30 s. */
class SplitWatermarksTest {
  private static final long START = 1_793_527_200_000L;
  private static final long STEP = 200;

  private final TestTime time = new TestTime();
  private final EventTimeWatermarks strategy =
      new EventTimeWatermarks(Duration.ofSeconds(5), Duration.ofSeconds(30), time);

  private Split main;
  private Split a;
  private Split b;

  @BeforeEach
  void createGenerators() {
    main = new Split();
    a = new Split();
    b = new Split();
  }

  @Test
  void followsTheNewestEventLessTheDisorder() {
    a.event(START - 1000);
    a.event(START - 9000);
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 1000 - 5000 - 1);
    a.event(START);
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 5000 - 1);
  }

  @Test
  void isSilentBeforeTheFirstEvent() {
    a.emit();
    assertThat(a.watermark).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void anEventCountsNoFurtherThanItsRecordAndTheClock() {
    a.event(START + 60_000, START - 2000);
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 2000 - 5000 - 1);
    a.event(START + 60_000, START + 60_000);
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 5000 - 1);
  }

  @Test
  void aSilentSplitFollowsTheClock() {
    a.event(START);
    pass(29_800);
    assertThat(a.watermark).isEqualTo(START - 5000 - 1);
    pass(STEP);
    assertThat(a.watermark).isEqualTo(time.wall - 30_000 - 5000 - 1);
    pass(60_000);
    assertThat(a.watermark).isEqualTo(time.wall - 30_000 - 5000 - 1);
    assertThat(b.watermark).as("empty from the start").isEqualTo(a.watermark);
  }

  @Test
  void anEventEndsTheSilence() {
    pass(20_000);
    a.event(time.wall - 40_000, time.wall);
    pass(20_000);
    assertThat(a.watermark).isEqualTo(START + 20_000 - 40_000 - 5000 - 1);
  }

  @Test
  void neverGoesBack() {
    a.event(START);
    pass(30_000);
    long silent = a.watermark;
    time.wall -= 3_600_000;
    a.event(START - 3_600_000);
    pass(STEP);
    assertThat(a.watermark).isGreaterThanOrEqualTo(silent);
  }

  @Test
  void heldBackIsNotSilent() {
    a.event(START);
    // The input activity clock stands still while what comes after the source holds it back.
    time.wall += 600_000;
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 5000 - 1);
  }

  @Test
  void aProcessThatStoodStillIsNotSilent() {
    a.event(START);
    time.advance(600_000);
    a.emit();
    assertThat(a.watermark).isEqualTo(START - 5000 - 1);
  }

  @Test
  void inABacklogTheOthersWaitTenTimesAsLong() {
    long event = START - 3_600_000;
    for (int second = 0; second < 299; second++) {
      a.event(event += 10_000);
      pass(1000);
    }
    assertThat(b.watermark).isEqualTo(Long.MIN_VALUE);
    a.event(event);
    pass(2000);
    assertThat(b.watermark).isGreaterThan(time.wall - 40_000);
  }

  @Test
  void aSourceHasTimeForItsFirstFetch() {
    EventTimeWatermarks quick =
        new EventTimeWatermarks(Duration.ofSeconds(1), Duration.ofSeconds(2), time);
    main = new Split(quick);
    a = new Split(quick);
    b = new Split(quick);
    pass(19_800);
    assertThat(a.watermark).isEqualTo(Long.MIN_VALUE);
    pass(STEP);
    assertThat(a.watermark).isEqualTo(time.wall - 3000 - 1);
    a.event(time.wall);
    pass(2000);
    assertThat(b.watermark).isEqualTo(time.wall - 3000 - 1);
  }

  @Test
  void theMainOutputIsSilentWhileThereAreSplits() {
    pass(600_000);
    assertThat(main.watermark).isEqualTo(Long.MIN_VALUE);
    assertThat(main.idle).isFalse();
  }

  @Test
  void aSubtaskWithoutSplitsDeclaresItselfIdle() {
    EventTimeWatermarks alone =
        new EventTimeWatermarks(Duration.ofSeconds(5), Duration.ofSeconds(30), time);
    Split only = new Split(alone);
    time.advance(29_999);
    only.emit();
    assertThat(only.idle).isFalse();
    time.advance(1);
    only.emit();
    assertThat(only.idle).isTrue();
    assertThat(only.watermark).isEqualTo(Long.MIN_VALUE);
  }

  private void pass(long millis) {
    for (long step = 0; step < millis; step += STEP) {
      time.advance(STEP);
      main.emit();
      a.emit();
      b.emit();
    }
  }

  /** One generator and what it said last. */
  private final class Split implements WatermarkOutput {
    private final WatermarkGenerator<InputRecord> generator;
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    Split() {
      this(strategy);
    }

    Split(EventTimeWatermarks of) {
      this.generator = of.createWatermarkGenerator(time);
    }

    void event(long eventTime) {
      event(eventTime, eventTime);
    }

    void event(long eventTime, long recordTime) {
      generator.onEvent(record(eventTime, recordTime), eventTime, this);
    }

    void emit() {
      generator.onPeriodicEmit(this);
    }

    @Override
    public void emitWatermark(Watermark emitted) {
      assertThat(emitted.getTimestamp()).isGreaterThanOrEqualTo(watermark);
      watermark = emitted.getTimestamp();
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private static InputRecord record(long eventTime, long recordTime) {
    TextEvent event =
        new EventParser(new InputLimits(10, Duration.ofDays(1), false))
            .parse(
                new RecordPlace("t", 0, 0, recordTime),
                ("{\"text\":\"a\",\"event_time\":" + eventTime + "}")
                    .getBytes(StandardCharsets.UTF_8))
            .event();
    return new InputRecord(recordTime, event, null);
  }

  /** A wall clock and an input activity clock that a test moves. */
  private static final class TestTime extends Clock
      implements WatermarkGeneratorSupplier.Context, RelativeClock {
    private long wall = START;
    private long active = 77;

    void advance(long millis) {
      wall += millis;
      active += millis;
    }

    @Override
    public long millis() {
      return wall;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(wall);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return this;
    }

    @Override
    public long relativeTimeMillis() {
      return active;
    }

    @Override
    public long relativeTimeNanos() {
      return active * 1_000_000;
    }
  }
}
