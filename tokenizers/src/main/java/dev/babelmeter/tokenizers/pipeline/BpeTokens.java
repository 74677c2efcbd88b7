// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a byte-pair encoding as bytes of the text, which of them its merges lead to, and
 * its merges. Immutable, but for {@link #forgetSpelling}.
 */
public final class BpeTokens {
  /** The rank of two tokens that do not merge; above all others. */
  public static final int NO_MERGE = PairTable.NO_MERGE;

  private final Bpe model;
  private final PairTable pairs;
  private final CharacterIds characters;
  private final boolean bytes;
  private final boolean takesWholePieces;
  private final boolean spellsAllBytes;
  private byte @Nullable [][] spelling;

  private final boolean[] reached;

  private BpeTokens(Bpe model, ModelSpec.Bpe spec) {
    this.model = model;
    pairs = model.pairs();
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
    Derivation derivation = new Derivation(pairs);
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

  /** Tells every merge that happens in some text, in order: its two tokens and its rank. */
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
    return pairs.rank(left, right);
  }

  /** The token that the merge of {@code rank} makes. */
  public int merged(int rank) {
    return pairs.merged(rank);
  }
}
