// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

/** What the watermark generators of one source subtask know of each other. One thread uses it. */
final class SourceActivity {
  private int splits;
  private boolean hasRead;
  private boolean backlogSeen;
  private long lastBacklog;

  /** Notes that a split was assigned. */
  void splitAdded() {
    splits++;
  }

  boolean hasSplits() {
    return splits > 0;
  }

  /** Notes that a record was read. */
  void recordRead() {
    hasRead = true;
  }

  /** Whether any split has delivered a record. */
  boolean hasRead() {
    return hasRead;
  }

  /** Notes that a record of a backlog was read at {@code instant} of the relative clock. */
  void backlogRead(long instant) {
    backlogSeen = true;
    lastBacklog = instant;
  }

  /** Whether a backlog was being read within the last {@code period}. */
  boolean isCatchingUp(long instant, long period) {
    return backlogSeen && instant - lastBacklog < period;
  }
}
