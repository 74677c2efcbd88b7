// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.Encoder;
import dev.babelmeter.tokenizers.regex.TilingPattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the pieces of a part end under one pre-tokenizer. Belongs to one thread. */
final class PieceEnds {
  private final @Nullable TilingPattern pattern;
  private final Encoder encoder;
  private final int[] ends = new int[SegmentText.MOST_UNITS];
  private final boolean[] removed = new boolean[SegmentText.MOST_UNITS];
  private int count;
  private boolean known;

  /** The bytes between which pieces end, and those of pieces that are removed. */
  private final Places edges = new Places();

  private final Places removedBytes = new Places();
  private boolean removes;

  /**
   * Makes those of a pre-tokenizer.
   *
   * @param pattern the pattern that is all of it, if one is
   * @param encoder has it
   */
  PieceEnds(@Nullable TilingPattern pattern, Encoder encoder) {
    this.pattern = pattern;
    this.encoder = encoder;
  }

  /** Whether it is that of {@code other}, so that both divide alike. */
  boolean isOf(TilingPattern other) {
    return pattern == other;
  }

  /** Forgets the part. */
  void begin() {
    known = false;
  }

  /** Divides {@code text}, if that was not done; false when its pieces are not parts of it. */
  boolean divide(SegmentText text) {
    if (!known) {
      known = true;
      count = 0;
      removes = false;
      if (pattern == null) {
        count = encoder.pieceEnds(text.codePoints, text.length, ends, removed);
      } else {
        tile(text, pattern);
      }
      if (count > 1 || (count == 1 && removed[0])) {
        mark(text);
      }
    }
    return count > 0;
  }

  private void tile(SegmentText text, TilingPattern tiling) {
    for (int at = 0; at < text.length; ) {
      at = tiling.end(text.codePoints, at, text.length);
      removed[count] = false;
      ends[count++] = at;
    }
  }

  private void mark(SegmentText text) {
    edges.clear();
    int start = 0;
    for (int i = 0; i < count; i++) {
      int end = text.starts[ends[i]];
      edges.add(end);
      if (removed[i]) {
        if (!removes) {
          removedBytes.clear();
        }
        removes = true;
        removedBytes.add(start, end - 1);
      }
      start = end;
    }
  }

  /** Whether it divides the part as {@code other} does; both have divided it. */
  boolean isLike(PieceEnds other) {
    return other == this
        || (count == other.count
            && Arrays.equals(ends, 0, count, other.ends, 0, count)
            && Arrays.equals(removed, 0, count, other.removed, 0, count));
  }

  /** Number of pieces, with those that are removed. */
  int count() {
    return count;
  }

  /** The code point behind piece {@code index}. */
  int end(int index) {
    return ends[index];
  }

  /** Whether piece {@code index} is removed. */
  boolean isRemoved(int index) {
    return removed[index];
  }

  /** Whether the part is one piece. */
  boolean isOne() {
    return count == 1 && !removes;
  }

  /** Whether some piece is removed. */
  boolean removes() {
    return removes;
  }

  /** The bytes of the pieces that are removed, when it {@link #removes}. */
  Places removed() {
    return removedBytes;
  }

  /** The bytes where a piece ends, when the part is not {@link #isOne}. */
  Places edges() {
    return edges;
  }

  /** Whether the bytes {@code [from, to)} are a piece of a part of {@code size} bytes. */
  boolean isPiece(int from, int to, int size) {
    return isOne()
        ? from == 0 && to == size
        : (from == 0 || edges.holds(from)) && edges.holds(to) && !edges.holdsBetween(from, to);
  }
}
