// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final int NONE = -1;

  private final PairTable pairs;
  private final CharacterIds characters;
  private final boolean bytes;
  private final boolean takesWholePieces;
  private byte @Nullable [][] spelling;

  /** Of the last merge of each token: its rank and its two parts; {@link #NONE} of characters. */
  private final int[] ranks;

  private final int[] lefts;
  private final int[] rights;
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
    ranks = new int[size];
    lefts = new int[size];
    rights = new int[size];
    reached = new boolean[size];
    Arrays.fill(ranks, NONE);
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
        ranks[id] = derivation.rank();
        lefts[id] = derivation.left();
        rights[id] = derivation.right();
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
    return ranks[id] == NONE
        || (ranks[lefts[id]] < ranks[id]
            && ranks[rights[id]] < ranks[id]
            && isOrdered(lefts[id])
            && isOrdered(rights[id]));
  }

  /** One more than the largest id. */
  public int size() {
    return ranks.length;
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
   */
  public boolean mayMeet(int left, int right) {
    return ordered[left] && ordered[right] ? meet(left, right) : meetByMerging(left, right);
  }

  /**
   * Undoes the merges of both, the latest first, and looks at every pair that stands side by side
   * for a while: whether it merges before either of the two is merged into something else.
   */
  private boolean meet(int left, int right) {
    int x = left;
    int y = right;
    int endOfX = Integer.MAX_VALUE;
    int endOfY = Integer.MAX_VALUE;
    while (true) {
      int rank = pairs.rank(x, y);
      // Of equal ranks the leftmost merges first: one inside the left token, then the pair.
      if (rank != PairTable.NO_MERGE && rank < endOfX && rank <= endOfY) {
        return false;
      }
      if (ranks[x] > ranks[y]) {
        endOfX = ranks[x];
        x = rights[x];
      } else if (ranks[y] != NONE) {
        endOfY = ranks[y];
        y = lefts[y];
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
    if (ranks[id] == NONE) {
      derivation.add(id);
    } else {
      addCharacters(lefts[id], derivation);
      addCharacters(rights[id], derivation);
    }
  }
}
