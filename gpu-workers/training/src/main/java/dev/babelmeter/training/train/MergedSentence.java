// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import java.util.List;

/**
 * A sentence as it is, and with words in one position each.
 *
 * @param teacher for each word the ids that the encoder sees: pieces, or the word itself
 * @param predicted for each word the pieces that its row is predicted of; empty where the word
 *     keeps its one position and its row
 */
record MergedSentence(List<int[]> teacher, List<int[]> predicted) {
  /** Whether the row of word {@code index} is predicted. */
  boolean isPredicted(int index) {
    return predicted.get(index).length > 0;
  }

  /** Positions of the sentence as it is. */
  int teacherLength() {
    return teacher.stream().mapToInt(ids -> ids.length).sum();
  }

  /** Positions with merged words. */
  int studentLength() {
    int length = 0;
    for (int i = 0; i < teacher.size(); i++) {
      length += isPredicted(i) ? 1 : teacher.get(i).length;
    }
    return length;
  }
}
