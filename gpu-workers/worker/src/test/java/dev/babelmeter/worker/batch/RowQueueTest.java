// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowQueueTest {
  private static BatchLimits limits(int tokens, int rows) {
    return new BatchLimits(tokens, rows, Duration.ZERO);
  }

  @Test
  void takesInOrderOfArrival_whatFitsTheBudget() {
    RowQueue<String> queue = new RowQueue<>(limits(30, 10));
    queue.add("a", 10);
    queue.add("b", 12);
    queue.add("c", 5);
    assertThat(queue.take()).containsExactly("a", "b");
    assertThat(queue.take()).containsExactly("c");
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void countsPadding() {
    RowQueue<String> queue = new RowQueue<>(limits(32, 10));
    queue.add("short", 1);
    queue.add("long", 16);
    queue.add("next", 1);
    // Three rows of 16 would be 48 tokens.
    assertThat(queue.take()).containsExactly("short", "long");
  }

  @Test
  void keepsLengthsApart() {
    RowQueue<Integer> queue = new RowQueue<>(limits(1000, 100));
    for (int length : new int[] {16, 100, 3, 128, 65}) {
      queue.add(length, length);
    }
    assertThat(queue.take()).containsExactly(16, 3);
    assertThat(queue.take()).containsExactly(100, 128, 65);
  }

  @Test
  void removesUnwantedRows() {
    RowQueue<String> queue = new RowQueue<>(limits(100, 10));
    queue.add("a", 1);
    queue.add("b", 50);
    queue.add("c", 2);
    queue.removeIf(row -> !row.equals("c"));
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.take()).containsExactly("c");
  }

  @Test
  void refusesARowThatFitsNoBatch() {
    RowQueue<String> queue = new RowQueue<>(limits(100, 10));
    assertThatThrownBy(() -> queue.add("a", 101)).hasMessageContaining("101 tokens");
  }

  @Test
  void tellsWhenWaitingGainsNothing() {
    RowQueue<Integer> queue = new RowQueue<>(limits(64, 10));
    queue.add(0, 16);
    queue.add(1, 32);
    assertThat(queue.fillsBatch()).isFalse();
    queue.add(2, 32);
    assertThat(queue.fillsBatch()).isTrue();
  }

  /** Every row comes out once, within the limits, and no later than those that came after it. */
  @Property
  void losesNothing_andLetsNoRowWaitForEver(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 300) Integer> lengths,
      @ForAll @IntRange(min = 300, max = 2000) int maxTokens,
      @ForAll @IntRange(min = 1, max = 40) int maxRows) {
    RowQueue<Integer> queue = new RowQueue<>(limits(maxTokens, maxRows));
    for (int i = 0; i < lengths.size(); i++) {
      queue.add(i, lengths.get(i));
    }
    List<Integer> taken = new ArrayList<>();
    for (List<Integer> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
      int longest = batch.stream().mapToInt(lengths::get).max().orElseThrow();
      assertThat(batch.size() * longest).isLessThanOrEqualTo(maxTokens);
      assertThat(batch).hasSizeLessThanOrEqualTo(maxRows).isSorted();
      int oldestLeft = firstMissing(taken, lengths.size());
      assertThat(batch.get(0)).as("the row that waited longest").isEqualTo(oldestLeft);
      taken.addAll(batch);
    }
    assertThat(taken).doesNotHaveDuplicates().hasSameSizeAs(lengths);
    assertThat(queue.size()).isZero();
  }

  private static int firstMissing(List<Integer> taken, int size) {
    boolean[] seen = new boolean[size];
    taken.forEach(index -> seen[index] = true);
    int first = 0;
    while (seen[first]) {
      first++;
    }
    return first;
  }
}
