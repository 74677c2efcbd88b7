// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Arrays;

/** Pieces of a text, some of them tokens already. None is empty. */
final class Pieces {
  /** Token of a piece that the model has to tokenise. */
  static final int NO_TOKEN = -1;

  WorkText text = new WorkText();
  int count;
  int[] starts = new int[64];
  int[] ends = new int[64];
  int[] tokens = new int[64];

  /** Whether the piece lies at the beginning of the original text. */
  boolean[] first = new boolean[64];

  /** Makes the list empty, over {@code text}. */
  void reset(WorkText text) {
    this.text = text;
    count = 0;
  }

  /** Adds a piece, unless it is empty. */
  void add(int start, int end, int token, boolean atBeginning) {
    if (start == end) {
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      tokens = Arrays.copyOf(tokens, 2 * count);
      first = Arrays.copyOf(first, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    tokens[count] = token;
    first[count++] = atBeginning;
  }

  /**
   * Adds a piece cut from another, unless it is empty.
   *
   * @param parent where the other one begins
   * @param beginning whether that is at the beginning of the original text
   */
  void cut(int start, int end, int token, int parent, boolean beginning) {
    boolean first = (text.aligned && start < end) ? text.from[start] == 0 : start == parent;
    add(start, end, token, beginning && first);
  }
}
