// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sums counts over tumbling windows of event time, aligned to 1970-01-01T00:00Z, and writes each
 * window of a key once, when the watermark passes its last millisecond. Counts whose window has
 * closed go to {@link #LATE}.
 *
 * <p>Flink's own window operator forgets the watermark in a restart, so that it would open a closed
 * window again for a late text and write it a second time. This one keeps the watermark in its
 * state and goes on refusing what was late before the restart.
 */
public final class SumWindows extends KeyedProcessFunction<CountKey, TextCounts, CountWindow>
    implements CheckpointedFunction {
  /** The side output of counts that came after their window had closed. */
  public static final OutputTag<TextCounts> LATE =
      new OutputTag<>("late-counts", RecordTypes.TEXT_COUNTS);

  private final long size;

  private transient @Nullable MapState<Long, CountWindow> open;
  private transient @Nullable WatermarkMemory watermark;

  /** Makes a function with windows of {@code size}. */
  public SumWindows(Duration size) {
    this.size = size.toMillis();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = WatermarkMemory.restore(context);
  }

  @Override
  public void open(OpenContext context) {
    open =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("open-windows", Types.LONG, RecordTypes.COUNT_WINDOW));
  }

  @Override
  public void processElement(TextCounts counts, Context context, Collector<CountWindow> out)
      throws Exception {
    long start = TimeWindow.getWindowStartWithOffset(counts.getEventTime().toEpochMilli(), 0, size);
    long last = start + size - 1;
    if (last <= Opened.require(watermark).by(context.timerService())) {
      context.output(LATE, counts);
      return;
    }
    MapState<Long, CountWindow> windows = Opened.require(open);
    CountWindow window = windows.get(start);
    if (window == null) {
      window = WindowSums.empty(context.getCurrentKey(), start, start + size);
      context.timerService().registerEventTimeTimer(last);
    }
    WindowSums.add(window, counts);
    windows.put(start, window);
  }

  @Override
  public void onTimer(long last, OnTimerContext context, Collector<CountWindow> out)
      throws Exception {
    Opened.require(watermark).by(context.timerService());
    long start = last + 1 - size;
    MapState<Long, CountWindow> windows = Opened.require(open);
    out.collect(windows.get(start));
    windows.remove(start);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Opened.require(watermark).snapshot();
  }
}
