// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** The best path to each position of one piece. */
final class UnigramScratch {
  static final int UNREACHED = -1;

  double[] scores = new double[256];
  int[] starts = new int[256];
  int[] ids = new int[256];
  int[] path = new int[256];

  void reset(int length) {
    if (starts.length <= length) {
      int room = length + length / 2 + 1;
      scores = new double[room];
      starts = new int[room];
      ids = new int[room];
      path = new int[room];
    }
    java.util.Arrays.fill(starts, 0, length + 1, UNREACHED);
    scores[0] = 0;
  }
}
