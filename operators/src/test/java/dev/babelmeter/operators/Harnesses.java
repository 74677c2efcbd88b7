// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Runs functions as Flink does with object reuse, which the job turns on. */
public final class Harnesses {
  private Harnesses() {}

  /**
   * Opens {@code function}.
   *
   * @param state what it goes on from; null when nothing went before
   */
  public static <K, I, O> KeyedOneInputStreamOperatorTestHarness<K, I, O> open(
      KeyedProcessFunction<K, I, O> function,
      KeySelector<I, K> selector,
      TypeInformation<K> keys,
      TypeInformation<O> results,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), selector, keys);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(results.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
