// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of a function, remembered over restarts. Flink forgets it, so that a function would
 * take for early after a restart what was late before it.
 */
public final class WatermarkMemory {
  private final ListState<Long> state;
  private final long restored;
  private @Nullable TimerService timers;

  private WatermarkMemory(ListState<Long> state, long restored) {
    this.state = state;
    this.restored = restored;
  }

  /** Reads what was remembered; called in {@code initializeState}. */
  public static WatermarkMemory restore(FunctionInitializationContext context) throws Exception {
    ListState<Long> state =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
    long restored = Long.MIN_VALUE;
    for (long watermark : state.get()) {
      // A barrier reaches every subtask behind the same watermark. One that saw no record since its
      // start wrote an older value.
      restored = Math.max(restored, watermark);
    }
    return new WatermarkMemory(state, restored);
  }

  /** Returns the watermark, which {@code timers} know now and from now on. */
  public long by(TimerService timers) {
    this.timers = timers;
    return current();
  }

  /** Writes it down; called in {@code snapshotState}. */
  public void snapshot() throws Exception {
    state.clear();
    state.add(current());
  }

  private long current() {
    return timers == null ? restored : Math.max(restored, timers.currentWatermark());
  }
}
