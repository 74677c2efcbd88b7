// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/** Where the tokens of one part of a text begin under an encoding that others extend. */
final class BpePath {
  /** The places, and behind them the end. */
  final int[] starts;

  int length;

  /** Whether the tokens are those that the merges lead to, over the whole part. */
  boolean complete;

  BpePath(int most) {
    starts = new int[most + 1];
  }

  void reset() {
    length = 0;
    complete = true;
  }

  void add(int start, int end) {
    starts[length++] = start;
    starts[length] = end;
  }

  /** The index of the token that begins at {@code start}, or of the end. */
  int indexOf(int start) {
    int index = 0;
    while (starts[index] != start) {
      index++;
    }
    return index;
  }
}
