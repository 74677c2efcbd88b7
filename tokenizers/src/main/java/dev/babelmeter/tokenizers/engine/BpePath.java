// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/** The tokens of one part of a text under an encoding that others extend. */
final class BpePath {
  final int[] ids;
  final int[] starts;
  int length;

  /** Whether the tokens are those that the merges lead to, over the whole part. */
  boolean complete;

  BpePath(int most) {
    ids = new int[most];
    starts = new int[most];
  }

  void reset() {
    length = 0;
    complete = true;
  }

  void add(int id, int start) {
    ids[length] = id;
    starts[length++] = start;
  }
}
