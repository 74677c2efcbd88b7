// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import java.util.Arrays;

/**
 * Counts the tokens of a part under byte-pair encodings from the tokens that lie in it. Belongs to
 * one thread.
 *
 * <p>Byte-pair encoding always makes the merge of lowest rank, of equal ones the leftmost. Here the
 * tokens that lie in a piece are gone through once, by the rank of the last merge that makes each
 * of them alone ({@link BpeTokens#order}) and then by place; a token is made when it begins and
 * ends where two of the present tokens do. That is the same in a part whose tokens all have such an
 * order, which means that their own merges are made by rising rank:
 *
 * <ul>
 *   <li>As long as no merge has crossed the ends of a span, those within it are a beginning of
 *       those of the span alone: the pairs in it are the same, and the lowest of all is the lowest
 *       in it. So encoding makes only tokens that their own bytes lead to, and each as those do.
 *   <li>So it makes its merges by rising rank: a pair that comes up is of a merge that made one of
 *       its two tokens, whose rank is not above its own.
 *   <li>When the turn of a token comes and both its ends are still there, all merges of lower rank
 *       were made, so that within it nothing but its own last one is left, and encoding makes it. A
 *       token of equal rank is the same token; one to the left that overlaps it takes an end away.
 * </ul>
 */
final class BpeCounts {
  /** Up to so many numbers insertion sorts faster than the library. */
  private static final int FEW = 32;

  /** The order of a token that has none here; above all others. */
  static final int NO_ORDER = (1 << Integer.SIZE - 1 - Spans.INDEX_BITS) - 1;

  private static final int INDEX = (1 << Spans.INDEX_BITS) - 1;

  private final SharedModels models;
  private final Spans spans;
  private final WordTokens wordTokens = new WordTokens();
  private SegmentText text = new SegmentText();
  private int size;

  /** Where tokens begin and end. */
  private final Places places = new Places();

  /** Where no token may reach across. */
  private final Places closed = new Places();

  /** By rank and then by place, the tokens that may be made: an order and an index in each. */
  private final int[] turns = new int[INDEX + 1];

  private int count;
  private int byteFallback;

  /** Whether tokens were told apart by word. */
  private boolean inWords;

  BpeCounts(SharedModels models, Spans spans) {
    this.models = models;
    this.spans = spans;
  }

  /** Begins with another part. */
  void begin(SegmentText next) {
    text = next;
    size = text.starts[text.length];
  }

  /**
   * Counts the tokens of the part under {@code encoding}.
   *
   * @return false when they cannot be told here: a token of the part has no order, a character
   *     cannot be spelt and has no bytes, or not all tokens of the part are known
   */
  boolean count(int encoding, PieceEnds pieces) {
    byteFallback = 0;
    if (pieces.isOne() && (spans.reachedByAll() >>> encoding & 1) != 0) {
      places.clear();
      places.add(0);
      places.add(size);
    } else if (!models.isKnownByBytes(encoding)
        || !spans.areComplete()
        || !divide(encoding, pieces)) {
      return false;
    }
    inWords = pieces.removes() || text.words > 1 || text.mayLackWords;
    if (inWords) {
      addWords(pieces);
    }
    if (pieces.removes()) {
      places.remove(pieces.removed());
    }
    count = places.countBefore(size);
    return true;
  }

  private boolean divide(int encoding, PieceEnds pieces) {
    BpeTokens bpe = models.encoding(encoding);
    boolean open = pieces.isOne();
    Places barriers = pieces.edges();
    if (!bpe.spellsBytes()) {
      if (!addCharacters(bpe, models.replacesSpaces(encoding), pieces)) {
        return false;
      }
      if (byteFallback > 0) {
        barriers = closed;
        open = false;
      }
    } else if (bpe.spellsAllBytes() || isSpelt(bpe)) {
      places.fill(size);
    } else {
      return false;
    }
    int turn = addTurns(encoding, open, barriers);
    if (bpe.takesWholePieces()) {
      turn = addWholePieces(encoding, pieces, turn);
    }
    sort(turn);
    if (turn > 0 && turns[turn - 1] >>> Spans.INDEX_BITS == NO_ORDER) {
      return false;
    }
    join(turn);
    return true;
  }

  private void join(int turn) {
    int[] from = spans.from();
    int[] to = spans.to();
    if (!Places.isShort(size)) {
      for (int i = 0; i < turn; i++) {
        int index = turns[i] & INDEX;
        places.join(from[index], to[index]);
      }
      return;
    }
    long bits = places.bits();
    for (int i = 0; i < turn; i++) {
      int index = turns[i] & INDEX;
      bits = Places.join(bits, from[index], to[index]);
    }
    places.setBits(bits);
  }

  private boolean isSpelt(BpeTokens bpe) {
    for (int i = 0; i < text.length; i++) {
      if (!bpe.spells(text.codePoints[i])) {
        return false;
      }
    }
    return true;
  }

  /** Begins with a token a character; nothing merges with one that is spelt byte by byte. */
  private boolean addCharacters(BpeTokens bpe, boolean spaced, PieceEnds pieces) {
    places.clear();
    places.add(size);
    for (int i = 0; i < text.length; i++) {
      int start = text.starts[i];
      int end = text.starts[i + 1];
      places.add(start);
      if (bpe.spells(spaced ? text.symbols[i] : text.codePoints[i])
          || (pieces.removes() && pieces.removed().holds(start))) {
        continue;
      }
      if ((spaced && text.codePoints[i] == ' ') || !bpe.fallsBackToBytes(text.codePoints[i])) {
        return false;
      }
      if (byteFallback == 0) {
        close(pieces);
      }
      byteFallback += end - start;
      places.add(start, end);
      closed.add(start, end);
    }
    return true;
  }

  private void close(PieceEnds pieces) {
    if (pieces.isOne()) {
      closed.clear();
    } else {
      closed.copy(pieces.edges());
    }
  }

  /** Adds the tokens that may be made, without a branch on which those are. */
  private int addTurns(int encoding, boolean open, Places barriers) {
    int found = spans.count();
    int[] reached = spans.reached();
    int[] from = spans.from();
    int[] to = spans.to();
    int turn = 0;
    for (int i = 0; i < found; i++) {
      turns[turn] = spans.order(i, encoding) << Spans.INDEX_BITS | i;
      turn += reached[i] >>> encoding & 1;
    }
    if (open) {
      return turn;
    }
    int kept = 0;
    for (int i = 0; i < turn; i++) {
      int index = turns[i] & INDEX;
      turns[kept] = turns[i];
      kept += barriers.holdsBetween(from[index], to[index]) ? 0 : 1;
    }
    return kept;
  }

  /** Adds the pieces that are taken whole, before all merges. */
  private int addWholePieces(int encoding, PieceEnds pieces, int turn) {
    int end = turn;
    int[] whole = spans.whole();
    for (int i = 0; i < spans.count(); i++) {
      if ((whole[i] >>> encoding & 1) != 0
          && pieces.isPiece(spans.from()[i], spans.to()[i], size)) {
        turns[end++] = i;
      }
    }
    return end;
  }

  private void sort(int length) {
    if (length > FEW) {
      Arrays.sort(turns, 0, length);
      return;
    }
    for (int i = 1; i < length; i++) {
      int value = turns[i];
      int at = i;
      while (at > 0 && turns[at - 1] > value) {
        turns[at] = turns[at - 1];
        at--;
      }
      turns[at] = value;
    }
  }

  private void addWords(PieceEnds pieces) {
    wordTokens.begin(text);
    int start = 0;
    for (int i = 0; i < pieces.count(); i++) {
      int end = text.starts[pieces.end(i)];
      for (int at = start; at < end && !pieces.isRemoved(i); ) {
        int next = places.next(at);
        wordTokens.add(at, next);
        at = next;
      }
      start = end;
    }
  }

  /** {@link WordTokens#singles}; the one word of a part is whole. */
  int singles(boolean first, boolean last) {
    if (inWords) {
      return wordTokens.singles(first, last);
    }
    return text.words == 1
            && !places.holdsBetween(text.starts[text.wordStarts[0]], text.starts[text.wordEnds[0]])
        ? 1
        : 0;
  }

  /** Whether some word has no token. */
  boolean hasEmptyWord() {
    return inWords && wordTokens.hasEmptyWord();
  }

  /** Tokens of the part. */
  int count() {
    return count;
  }

  /** Those that spell an unknown character byte by byte. */
  int byteFallback() {
    return byteFallback;
  }
}
