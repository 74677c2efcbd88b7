// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.tally.Tokens;
import java.util.Arrays;

/** Takes the tokens of a text; they can be read until it is reset. */
final class TokenSink implements Tokens {
  /** Number of spaces of a token that its id tells. */
  private static final int BY_ID = -1;

  int count;
  int unknown;
  int byteFallback;
  int[] ids = new int[256];

  /** Spans in code points of the original text, when aligned. */
  int[] starts = new int[0];

  int[] ends = new int[0];

  /** White space within tokens, when offsets are trimmed; {@link #BY_ID} where the id tells. */
  private int[] leading = new int[0];

  private int[] trailing = new int[0];
  private boolean aligned;
  private boolean trims;

  void reset(boolean aligned, boolean trims) {
    count = 0;
    unknown = 0;
    byteFallback = 0;
    this.aligned = aligned;
    this.trims = trims;
  }

  /** Whether spans matter. */
  boolean isAligned() {
    return aligned;
  }

  /** Adds a token whose span does not matter. */
  void add(int id) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
    }
    ids[count++] = id;
  }

  /** Adds a token of the code points from {@code first} to {@code last} of {@code text}. */
  void add(int id, WorkText text, int first, int last) {
    add(id);
    if (aligned) {
      span(text.from[first], text.to[last], BY_ID, BY_ID);
    }
  }

  /** Adds a token whose own text is that of the code points from {@code first} to {@code last}. */
  void addText(int id, WorkText text, int first, int last) {
    add(id);
    if (aligned) {
      int before = 0;
      int behind = 0;
      if (trims) {
        while (first + before <= last && TokenSpaces.isSpace(text.text[first + before])) {
          before++;
        }
        while (first <= last - behind && TokenSpaces.isSpace(text.text[last - behind])) {
          behind++;
        }
      }
      span(text.from[first], text.to[last], before, behind);
    }
  }

  private void span(int start, int end, int before, int behind) {
    if (starts.length < count) {
      int room = Math.max(ids.length, count);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      leading = Arrays.copyOf(leading, room);
      trailing = Arrays.copyOf(trailing, room);
    }
    starts[count - 1] = start;
    ends[count - 1] = end;
    leading[count - 1] = before;
    trailing[count - 1] = behind;
  }

  /** White space at the beginning of the token at {@code index}. */
  int leadingSpaces(int index, TokenSpaces spaces) {
    return leading[index] == BY_ID ? spaces.leading(ids[index]) : leading[index];
  }

  /** White space at the end of the token at {@code index}. */
  int trailingSpaces(int index, TokenSpaces spaces) {
    return trailing[index] == BY_ID ? spaces.trailing(ids[index]) : trailing[index];
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public int id(int index) {
    return ids[index];
  }

  @Override
  public int start(int index) {
    return starts[index];
  }

  @Override
  public int end(int index) {
    return ends[index];
  }
}
