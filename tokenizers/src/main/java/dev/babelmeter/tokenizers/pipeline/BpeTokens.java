// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a byte-pair encoding as bytes of the text, and which of them may stand side by
 * side. Immutable, but for {@link #forgetSpelling}.
 *
 * <p>A sequence of tokens is the encoding of its text exactly when every two neighbours are the
 * encoding of theirs: before the first merge across a border, both sides merge as they do alone, so
 * that the merge would happen to the two alone as well. Looking for such a sequence instead of
 * merging is due to van Antwerpen and Neubeck (So many tokens, so little time, GitHub blog, 2024).
 */
public final class BpeTokens {
  /** The rank of two tokens that do not merge; above all others. */
  public static final int NO_MERGE = PairTable.NO_MERGE;

  private static final int ID_MASK = (1 << PairTable.ID_BITS) - 1;

  private final PairTable pairs;
  private final CharacterIds characters;
  private final boolean bytes;
  private final boolean takesWholePieces;
  private byte @Nullable [][] spelling;

  /**
   * Of the last merge of each token: one more than its rank, and its two parts, in one long, so
   * that a step down touches one cache line. 0 for characters.
   */
  private final long[] lasts;

  private final boolean[] reached;

  /** Of each token, whether every merge in it comes after those of its parts. */
  private final boolean[] ordered;

  private BpeTokens(Bpe model, ModelSpec.Bpe spec) {
    pairs = model.pairs();
    characters = model.characters();
    bytes = model.spellsBytes();
    takesWholePieces = spec.ignoreMerges();
    int size = 1 + spec.vocabulary().values().stream().mapToInt(id -> id).max().orElse(-1);
    spelling = new byte[size][];
    lasts = new long[size];
    reached = new boolean[size];
    Derivation derivation = new Derivation(pairs);
    for (Map.Entry<String, Integer> token : spec.vocabulary().entrySet()) {
      derive(token.getKey(), token.getValue(), derivation);
    }
    ordered = new boolean[size];
    for (int id = 0; id < size; id++) {
      ordered[id] = reached[id] && isOrdered(id);
    }
  }

  /** The tokens of {@code model}, or null when it adds to the characters of a piece. */
  static @Nullable BpeTokens of(Bpe model, ModelSpec.Bpe spec) {
    return spec.continuingPrefix().isEmpty() && spec.endOfWordSuffix().isEmpty()
        ? new BpeTokens(model, spec)
        : null;
  }

  private void derive(String token, int id, Derivation derivation) {
    spelling[id] = spell(token);
    derivation.begin();
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      i += Character.charCount(c);
      int symbol = characters.get(c);
      if (symbol == CharacterIds.ABSENT) {
        return;
      }
      derivation.add(symbol);
    }
    if (derivation.run() && derivation.symbol(0) == id) {
      reached[id] = true;
      if (derivation.merged()) {
        lasts[id] =
            (derivation.rank() + 1L) << 2 * PairTable.ID_BITS
                | PairTable.key(derivation.left(), derivation.right());
      }
    }
  }

  /** The bytes that {@code token} stands for in a text, or null when it cannot. */
  private byte @Nullable [] spell(String token) {
    if (!bytes) {
      return token.getBytes(StandardCharsets.UTF_8);
    }
    byte[] spelt = new byte[token.length()];
    for (int i = 0; i < spelt.length; i++) {
      int b = ByteAlphabet.byteOf(token.charAt(i));
      if (b < 0) {
        return null;
      }
      spelt[i] = (byte) b;
    }
    return spelt;
  }

  private boolean isOrdered(int id) {
    long last = lasts[id];
    return last == 0
        || (order(lasts[left(last)]) < order(last)
            && order(lasts[right(last)]) < order(last)
            && isOrdered(left(last))
            && isOrdered(right(last)));
  }

  /** One more than the rank of a last merge; 0 of a character. */
  private static int order(long last) {
    return (int) (last >>> 2 * PairTable.ID_BITS);
  }

  private static int left(long last) {
    return (int) (last >>> PairTable.ID_BITS) & ID_MASK;
  }

  private static int right(long last) {
    return (int) last & ID_MASK;
  }

  /** One more than the largest id. */
  public int size() {
    return lasts.length;
  }

  /** Whether pieces are byte sequences, so that tokens may begin or end within a character. */
  public boolean spellsBytes() {
    return bytes;
  }

  /** Whether a piece that is a token is taken whole, even one that no merges lead to. */
  public boolean takesWholePieces() {
    return takesWholePieces;
  }

  /**
   * The bytes in UTF-8 that token {@code id} stands for as the model sees the text; null when there
   * is no such token or no text becomes it. Not to be called after {@link #forgetSpelling}.
   */
  public byte @Nullable [] spelling(int id) {
    return spelling[id];
  }

  /** Gives the memory of {@link #spelling} back. */
  public void forgetSpelling() {
    spelling = new byte[0][];
  }

  /** Whether the merges turn the characters of token {@code id} into it. */
  public boolean isReached(int id) {
    return reached[id];
  }

  /** Whether the merges never turn {@code codePoint} into symbols, but spell it in byte tokens. */
  public boolean isCharacter(int codePoint) {
    return characters.get(codePoint) != CharacterIds.ABSENT;
  }

  /**
   * Whether the text of two reached tokens is encoded as the two. Takes time in the depth of their
   * merges.
   *
   * @param hot ranks asked for before
   * @param encoding the number of this encoding in them
   */
  public boolean mayMeet(int left, int right, HotPairs hot, int encoding) {
    return ordered[left] && ordered[right]
        ? meet(left, right, hot, encoding)
        : meetByMerging(left, right);
  }

  /**
   * Undoes the merges of both, the latest first, and looks at every pair that stands side by side
   * for a while: whether it merges before either of the two is merged into something else.
   */
  private boolean meet(int left, int right, HotPairs hot, int encoding) {
    int x = left;
    int y = right;
    long lastOfX = lasts[x];
    long lastOfY = lasts[y];
    int endOfX = Integer.MAX_VALUE;
    int endOfY = Integer.MAX_VALUE;
    while (true) {
      int rank = hot.rank(pairs, encoding, x, y);
      // Of equal ranks the leftmost merges first: one inside the left token, then the pair.
      if (rank != PairTable.NO_MERGE && rank < endOfX && rank <= endOfY) {
        return false;
      }
      if (order(lastOfX) > order(lastOfY)) {
        endOfX = order(lastOfX) - 1;
        x = right(lastOfX);
        lastOfX = lasts[x];
      } else if (lastOfY != 0) {
        endOfY = order(lastOfY) - 1;
        y = left(lastOfY);
        lastOfY = lasts[y];
      } else {
        return true;
      }
    }
  }

  private boolean meetByMerging(int left, int right) {
    Derivation derivation = new Derivation(pairs);
    derivation.begin();
    addCharacters(left, derivation);
    addCharacters(right, derivation);
    derivation.run();
    return derivation.count() == 2 && derivation.symbol(0) == left && derivation.symbol(1) == right;
  }

  private void addCharacters(int id, Derivation derivation) {
    long last = lasts[id];
    if (last == 0) {
      derivation.add(id);
    } else {
      addCharacters(left(last), derivation);
      addCharacters(right(last), derivation);
    }
  }

  /** Tells every merge that happens in some text: its two tokens and its rank. */
  public void forEachMerge(MergeConsumer merges) {
    pairs.forEach(
        (left, right, rank) -> {
          if (reached[left] && reached[right] && reached[pairs.merged(rank)]) {
            merges.accept(left, right, rank);
          }
        });
  }

  /** Takes a merge. */
  @FunctionalInterface
  public interface MergeConsumer {
    /** Takes the ids of two tokens and the rank at which they merge. */
    void accept(int left, int right, int rank);
  }

  /** The rank at which two tokens merge, or {@link #NO_MERGE}. */
  public int rank(int left, int right) {
    return pairs.rareRank(left, right);
  }

  /** As {@link #rank(int, int)}, with what was asked for before as in {@link #mayMeet}. */
  public int rank(int left, int right, HotPairs hot, int encoding) {
    return hot.rank(pairs, encoding, left, right);
  }

  /** The token that the merge of {@code rank} makes. */
  public int merged(int rank) {
    return pairs.merged(rank);
  }
}
