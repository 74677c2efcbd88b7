// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting allocates nothing once the scratch memory has grown. */
class EncoderAllocationTest {
  private static final Map<String, String> CASES = ComponentCases.all();

  static Stream<String> names() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void countsWithoutAllocation(String name) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Encoder encoder = SharedData.pipeline(CASES.getOrDefault(name, "")).newEncoder();
    Random random = new Random(1);
    String[] texts = new String[50];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = AdversarialTexts.random(random, 40);
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      for (String text : texts) {
        encoder.count(text);
      }
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
