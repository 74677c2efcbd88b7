// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows that wait, in buckets by length so that a batch holds little padding. A batch is taken from
 * the bucket whose first row has waited longest, in order of arrival: no row waits for ever,
 * however many of other lengths arrive. Not safe for use by several threads.
 *
 * @param <T> what a row is
 */
final class RowQueue<T> {
  /** The first bucket holds rows up to this length; each other up to twice the one before. */
  private static final int SHORTEST_BOUND = 16;

  private static final int BUCKETS = Integer.SIZE - Integer.numberOfLeadingZeros(1 << 20);

  private record Waiting<T>(T row, int length, long arrival) {}

  private final List<Deque<Waiting<T>>> buckets = new ArrayList<>();
  private final BatchLimits limits;
  private long arrivals;
  private int size;
  private final int[] longest = new int[BUCKETS];

  RowQueue(BatchLimits limits) {
    this.limits = limits;
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(new ArrayDeque<>());
    }
  }

  /**
   * Adds a row of {@code length} tokens.
   *
   * @throws IllegalArgumentException when it alone is more than a batch may be
   */
  void add(T row, int length) {
    if (!limits.allow(1, length)) {
      throw new IllegalArgumentException(
          "a row of " + length + " tokens does not fit a batch of " + limits.maxTokens());
    }
    int bucket = bucketOf(length);
    buckets.get(bucket).add(new Waiting<>(row, length, arrivals++));
    longest[bucket] = Math.max(longest[bucket], length);
    size++;
  }

  /** Takes the next batch, in order of arrival; empty when no row waits. */
  List<T> take() {
    int oldest = -1;
    for (int i = 0; i < BUCKETS; i++) {
      Waiting<T> head = buckets.get(i).peek();
      if (head != null && (oldest < 0 || head.arrival < buckets.get(oldest).element().arrival)) {
        oldest = i;
      }
    }
    return oldest < 0 ? List.of() : take(oldest);
  }

  private List<T> take(int bucket) {
    Deque<Waiting<T>> waiting = buckets.get(bucket);
    List<T> batch = new ArrayList<>();
    int longestTaken = 0;
    for (Waiting<T> next = waiting.peek(); next != null; next = waiting.peek()) {
      longestTaken = Math.max(longestTaken, next.length);
      if (!limits.allow(batch.size() + 1, longestTaken)) {
        break;
      }
      batch.add(waiting.remove().row);
    }
    size -= batch.size();
    if (waiting.isEmpty()) {
      longest[bucket] = 0;
    }
    return batch;
  }

  /** Whether the rows of some bucket fill a batch, so that waiting for more gains nothing. */
  boolean fillsBatch() {
    for (int i = 0; i < BUCKETS; i++) {
      int rows = buckets.get(i).size();
      if (rows > 0 && !limits.allow(rows + 1, longest[i])) {
        return true;
      }
    }
    return false;
  }

  /** Removes the rows that {@code unwanted} tells. */
  void removeIf(Predicate<T> unwanted) {
    size = 0;
    for (Deque<Waiting<T>> bucket : buckets) {
      bucket.removeIf(waiting -> unwanted.test(waiting.row));
      size += bucket.size();
    }
  }

  /** Number of rows that wait. */
  int size() {
    return size;
  }

  private static int bucketOf(int length) {
    if (length <= SHORTEST_BOUND) {
      return 0;
    }
    // 17..32 is bucket 1, 33..64 bucket 2, and so on.
    int bucket =
        Integer.numberOfLeadingZeros(SHORTEST_BOUND) - Integer.numberOfLeadingZeros(length - 1) + 1;
    return Math.min(bucket, BUCKETS - 1);
  }
}
