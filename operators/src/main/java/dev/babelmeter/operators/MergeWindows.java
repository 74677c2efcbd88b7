// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import java.io.Serializable;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds parts of windows up and writes each window of a key once, when the watermark passes its last
 * millisecond and a delay. A part that comes later is written as it is: whoever reads the windows
 * adds them up anyway, and so misses nothing.
 *
 * @param <K> what the parts of a window share
 * @param <W> parts and windows
 */
public final class MergeWindows<K, W extends SpecificRecord> extends KeyedProcessFunction<K, W, W>
    implements CheckpointedFunction {
  private final Merge<W> merge;
  private final TypeInformation<W> type;
  private final long delay;

  private transient @Nullable MapState<Long, W> open;
  private transient @Nullable WatermarkMemory watermark;

  /**
   * Makes a function.
   *
   * @param delay how long after a window's end its parts may still be made
   */
  public MergeWindows(Merge<W> merge, TypeInformation<W> type, Duration delay) {
    this.merge = merge;
    this.type = type;
    this.delay = delay.toMillis();
  }

  /** Knows and adds windows. */
  public interface Merge<W> extends Serializable {
    /** The first millisecond of the window of {@code part}. */
    long start(W part);

    /** The first millisecond after it. */
    long end(W part);

    /** Returns a window that can be added to and shares nothing with {@code part}. */
    W copy(W part);

    /** Returns {@code sum} and {@code part} together; only {@code sum} may change. */
    W add(W sum, W part);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = WatermarkMemory.restore(context);
  }

  @Override
  public void open(OpenContext context) {
    open =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("open-windows", Types.LONG, type));
  }

  @Override
  public void processElement(W part, Context context, Collector<W> out) throws Exception {
    long last = merge.end(part) - 1 + delay;
    if (last <= Opened.require(watermark).by(context.timerService())) {
      out.collect(part);
      return;
    }
    MapState<Long, W> windows = Opened.require(open);
    // Windows of two lengths may be open when the length was changed, so the end tells them apart.
    W window = windows.get(last);
    if (window == null) {
      window = merge.copy(part);
      context.timerService().registerEventTimeTimer(last);
    } else if (merge.start(window) == merge.start(part)) {
      window = merge.add(window, part);
    } else {
      out.collect(part);
      return;
    }
    windows.put(last, window);
  }

  @Override
  public void onTimer(long last, OnTimerContext context, Collector<W> out) throws Exception {
    Opened.require(watermark).by(context.timerService());
    MapState<Long, W> windows = Opened.require(open);
    out.collect(windows.get(last));
    windows.remove(last);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Opened.require(watermark).snapshot();
  }
}
