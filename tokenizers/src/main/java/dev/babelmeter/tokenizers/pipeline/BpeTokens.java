// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a byte-pair encoding as bytes of the text, which of them its merges lead to and
 * when. Immutable, but for {@link #forgetSpelling}.
 */
public final class BpeTokens {
  /** The order of a token whose merges are not made by rising rank; above all others. */
  public static final int NO_ORDER = PairTable.NO_MERGE;

  private final Bpe model;
  private final CharacterIds characters;
  private final boolean bytes;
  private final boolean takesWholePieces;
  private final boolean spellsAllBytes;
  private byte @Nullable [][] spelling;

  private final boolean[] reached;
  private final int[] orders;

  private BpeTokens(Bpe model, ModelSpec.Bpe spec) {
    this.model = model;
    characters = model.characters();
    bytes = model.spellsBytes();
    takesWholePieces = spec.ignoreMerges();
    spellsAllBytes =
        bytes
            && IntStream.range(0, 256)
                .allMatch(b -> characters.get(ByteAlphabet.of(b)) != CharacterIds.ABSENT);
    int size = 1 + spec.vocabulary().values().stream().mapToInt(id -> id).max().orElse(-1);
    spelling = new byte[size][];
    reached = new boolean[size];
    orders = new int[size];
    Derivation derivation = new Derivation(model.pairs());
    for (Map.Entry<String, Integer> token : spec.vocabulary().entrySet()) {
      derive(token.getKey(), token.getValue(), derivation);
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
    reached[id] = derivation.run() && derivation.symbol(0) == id;
    if (reached[id]) {
      orders[id] = derivation.isAscending() ? derivation.lastRank() + 1 : NO_ORDER;
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

  Bpe model() {
    return model;
  }

  /** One more than the largest id. */
  public int size() {
    return reached.length;
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

  /** Whether {@code codePoint}, as the model sees it, or each of its bytes, is a token. */
  public boolean spells(int codePoint) {
    if (!bytes) {
      return characters.get(codePoint) != CharacterIds.ABSENT;
    }
    return model.isCutBeside(codePoint);
  }

  /** Whether pieces are byte sequences and each byte is a token. */
  public boolean spellsAllBytes() {
    return spellsAllBytes;
  }

  /** Whether each byte of {@code codePoint} has a token for when it cannot be spelt. */
  public boolean fallsBackToBytes(int codePoint) {
    return model.fallsBackToBytes(codePoint);
  }

  /**
   * When the merges make token {@code id}, which is {@link #isReached}: one more than the rank of
   * the last of them, 0 for a character; {@link #NO_ORDER} when they are not made by rising rank.
   */
  public int order(int id) {
    return orders[id];
  }
}
