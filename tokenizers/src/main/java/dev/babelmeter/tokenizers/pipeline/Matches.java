// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.SplitBehavior;
import java.util.Arrays;

/** A piece cut into matches and what lies between them, in order and without gaps. */
final class Matches {
  private int count;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] matched = new boolean[64];

  void clear() {
    count = 0;
  }

  void add(int start, int end, boolean match) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      matched = Arrays.copyOf(matched, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    matched[count++] = match;
  }

  /** Adds to {@code out} the pieces that {@code behavior} makes. */
  void pieces(SplitBehavior behavior, boolean invert, boolean beginning, Pieces out) {
    switch (behavior) {
      case REMOVED -> {
        for (int i = 0; i < count; i++) {
          if (matched[i] == invert) {
            out.cut(starts[i], ends[i], Pieces.NO_TOKEN, starts[0], beginning);
          }
        }
      }
      case ISOLATED -> {
        for (int i = 0; i < count; i++) {
          out.cut(starts[i], ends[i], Pieces.NO_TOKEN, starts[0], beginning);
        }
      }
      case CONTIGUOUS -> {
        for (int i = 0; i < count; ) {
          int last = i;
          while (last + 1 < count && matched[last + 1] == matched[i]) {
            last++;
          }
          out.cut(starts[i], ends[last], Pieces.NO_TOKEN, starts[0], beginning);
          i = last + 1;
        }
      }
      case MERGED_WITH_PREVIOUS -> mergeWithPrevious(invert, beginning, out);
      case MERGED_WITH_NEXT -> mergeWithNext(invert, beginning, out);
    }
  }

  /** Of several matches in a row only the first joins the piece before it. */
  private void mergeWithPrevious(boolean invert, boolean beginning, Pieces out) {
    for (int i = 0; i < count; i++) {
      int start = starts[i];
      if (matched[i] == invert && i + 1 < count && matched[i + 1] != invert) {
        i++;
      }
      out.cut(start, ends[i], Pieces.NO_TOKEN, starts[0], beginning);
    }
  }

  /** Of several matches in a row only the last joins the piece after it. */
  private void mergeWithNext(boolean invert, boolean beginning, Pieces out) {
    for (int i = 0; i < count; i++) {
      int start = starts[i];
      if (matched[i] != invert && i + 1 < count && matched[i + 1] == invert) {
        i++;
      }
      out.cut(start, ends[i], Pieces.NO_TOKEN, starts[0], beginning);
    }
  }
}
