// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

/**
 * The tokens of two and more bytes that lie in a part of a text, whichever model they are of, by
 * where they begin and then by length. All are looked up at once, in loops whose reads do not wait
 * for one another. Belongs to one thread.
 */
final class Spans {
  /** Most bytes of a part. */
  static final int MOST_BYTES = 3 * SegmentText.MOST_UNITS;

  /** Most bytes of a token that is looked up. */
  static final int LONGEST = UnionTokens.MOST_LENGTHS;

  /** Bits of an index of a token. */
  static final int INDEX_BITS = 10;

  private static final int MOST = 1 << INDEX_BITS;
  private static final int BATCH = 1 << 10;

  private final UnionTokens tokens;

  /** The bytes where each begins and ends. */
  private final int[] from = new int[MOST];

  private final int[] to = new int[MOST];

  /** What {@link UnionTokens} tells of each. */
  private final int[] reached = new int[MOST];

  private final int[] whole = new int[MOST];
  private final int[] orders = new int[MOST];
  private int count;

  /** By place, the index of the first that begins there or behind. */
  private final int[] firsts = new int[MOST_BYTES + 1];

  private boolean placed;

  /** Spans that may be tokens: where they begin, their lengths, hashes and slots. */
  private final int[] starts = new int[BATCH];

  private final int[] lengths = new int[BATCH];
  private final long[] hashes = new long[BATCH];
  private final int[] slots = new int[BATCH];

  private byte[] text = new byte[0];
  private final long[] words = new long[MOST_BYTES + UnionTokens.PADDING];
  private int size;
  private boolean complete;
  private boolean known;

  Spans(UnionTokens tokens) {
    this.tokens = tokens;
  }

  /** Begins with the first {@code length} bytes of {@code bytes}. */
  void begin(byte[] bytes, int length) {
    text = bytes;
    size = length;
    known = false;
    placed = false;
  }

  /** Looks up the tokens, if that was not done. */
  private void know() {
    if (known) {
      return;
    }
    known = true;
    UnionTokens.read(text, size, words);
    count = 0;
    complete = true;
    int waiting = 0;
    for (int at = 0; at + 1 < size; at++) {
      long word = words[at];
      long possible = tokens.lengths(word, size - at);
      complete &= size - at <= LONGEST || !tokens.mayBeLong(words, at);
      if (waiting + LONGEST > BATCH) {
        lookUp(waiting);
        waiting = 0;
      }
      for (; possible != 0; possible &= possible - 1) {
        int length = Long.numberOfTrailingZeros(possible);
        long hash = UnionTokens.hash(words, at, length);
        starts[waiting] = at;
        lengths[waiting] = length;
        hashes[waiting] = hash;
        waiting += tokens.mayHold(hash) ? 1 : 0;
      }
    }
    lookUp(waiting);
  }

  private void lookUp(int waiting) {
    for (int i = 0; i < waiting; i++) {
      slots[i] = tokens.slot(hashes[i]);
    }
    for (int i = 0; i < waiting; i++) {
      int token = tokens.verify(words, starts[i], lengths[i], hashes[i], slots[i]);
      if (token == UnionTokens.NONE) {
        continue;
      }
      if (count == MOST) {
        complete = false;
        return;
      }
      from[count] = starts[i];
      to[count] = starts[i] + lengths[i];
      reached[count] = tokens.reached(token);
      whole[count] = tokens.whole(token);
      orders[count++] = tokens.orders(token);
    }
  }

  /** Whether all tokens of the part were found, none being too long and not too many. */
  boolean areComplete() {
    know();
    return complete;
  }

  /** Number of tokens that were found. */
  int count() {
    know();
    return count;
  }

  /** By index, where each begins; not to be changed. */
  int[] from() {
    return from;
  }

  /** By index, where each ends; not to be changed. */
  int[] to() {
    return to;
  }

  /** By index, {@link UnionTokens#reached}; not to be changed. */
  int[] reached() {
    return reached;
  }

  /** By index, {@link UnionTokens#whole}; not to be changed. */
  int[] whole() {
    return whole;
  }

  /** When {@code encoding} makes the token {@code index}, if it reaches it. */
  int order(int index, int encoding) {
    return tokens.order(orders[index], reached[index], encoding);
  }

  /** Whether all tokens are known and each is of both encodings or of neither. */
  boolean areAlike(int encoding, int other) {
    if (!areComplete()) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < count; i++) {
      different |= reached[i] >>> encoding ^ reached[i] >>> other;
      different |= whole[i] >>> encoding | whole[i] >>> other;
    }
    return (different & 1) == 0;
  }

  /** Bits of the models that reach the token of all bytes of the part; 0 when there is none. */
  int reachedByAll() {
    know();
    if (size == 1) {
      return tokens.reached(tokens.single(text[0]));
    }
    int last = firstFrom(1) - 1;
    return last >= 0 && to[last] == size ? reached[last] : 0;
  }

  /** The index of the first that begins at {@code place} or behind. */
  int firstFrom(int place) {
    if (!placed) {
      placed = true;
      int at = 0;
      for (int i = 0; i < count; i++) {
        while (at <= from[i]) {
          firsts[at++] = i;
        }
      }
      while (at <= size) {
        firsts[at++] = count;
      }
    }
    return firsts[place];
  }

  /** The token of just these bytes, of any length, or {@link UnionTokens#NONE}. */
  int token(int start, int end) {
    know();
    return tokens.find(words, start, end - start);
  }

  UnionTokens tokens() {
    return tokens;
  }
}
