// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static java.util.Objects.requireNonNull;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import dev.babelmeter.tokenizers.pipeline.WordPieceTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The byte-pair encodings and WordPiece vocabularies of a set, and the table of all their tokens.
 * Encoding {@code e} has the bit {@code 1 << e}; behind them each WordPiece vocabulary has a bit
 * for tokens that begin a word and one for those that go on with it. Immutable.
 */
final class SharedModels {
  private static final byte[] SPACE_SYMBOL = "\u2581".getBytes(StandardCharsets.UTF_8);

  private static final int NONE = -1;

  private final List<BpeTokens> encodings;
  private final List<WordPieceTokens> wordPieces;
  private final UnionTokens tokens;
  private final SpanFilter spans;

  /** Bits of the models that reach several tokens of the same bytes. */
  private final int repeated;

  private final boolean[] replacesSpaces;

  /** By encoding, {@link #alike}. */
  private final int[] alike;

  /**
   * Shares models.
   *
   * @param countables vocabularies with byte-pair encodings
   * @param wordPieces WordPiece vocabularies, for which {@link #bits} leaves room
   */
  SharedModels(List<Countable> countables, List<WordPieceTokens> wordPieces) {
    this.wordPieces = wordPieces;
    encodings = countables.stream().map(c -> requireNonNull(c.bpe())).toList();
    replacesSpaces = new boolean[encodings.size()];
    for (int e = 0; e < replacesSpaces.length; e++) {
      replacesSpaces[e] = countables.get(e).pipeline().cuts().replacesSpaces();
    }
    int most = encodings.stream().mapToInt(BpeTokens::size).max().orElse(0);
    int all =
        encodings.stream().mapToInt(BpeTokens::size).sum()
            + 2 * wordPieces.stream().mapToInt(WordPieceTokens::size).sum();
    UnionTokensBuilder builder = new UnionTokensBuilder(all, encodings.size());
    SpanFilter.Builder spanned = new SpanFilter.Builder();
    // Low ids are the common tokens of most vocabularies.
    for (int id = 0; id < most; id++) {
      for (int e = 0; e < encodings.size(); e++) {
        if (id < encodings.get(e).size()) {
          add(id, e, countables.get(e), builder, spanned);
        }
      }
    }
    for (int w = 0; w < wordPieces.size(); w++) {
      add(wordPieces.get(w), beginningBit(w), builder);
    }
    spans = spanned.build();
    repeated = builder.repeated();
    alike = IntStream.range(0, encodings.size()).map(e -> alike(e, builder)).toArray();
    tokens = builder.build();
  }

  private int alike(int encoding, UnionTokensBuilder builder) {
    return encodings.get(encoding).spellsAllBytes()
        ? IntStream.range(0, encoding)
            .filter(other -> encodings.get(other).spellsAllBytes())
            .filter(other -> builder.agree(encoding, other, BpeCounts.NO_ORDER))
            .findFirst()
            .orElse(NONE)
        : NONE;
  }

  /** Bits that so many models need, of {@link UnionTokens#MOST_MODELS}. */
  static int bits(int encodings, int wordPieces) {
    return encodings + 2 * wordPieces;
  }

  /** Adds the tokens of a WordPiece vocabulary; the unknown one is marked as a whole piece. */
  private static void add(WordPieceTokens wordPiece, int bit, UnionTokensBuilder builder) {
    wordPiece.forEach(
        (spelling, continuing, unknown) -> {
          int own = continuing ? bit << 1 : bit;
          builder.add(spelling, own, unknown ? own : 0);
        });
  }

  private static void add(
      int id,
      int encoding,
      Countable countable,
      UnionTokensBuilder builder,
      SpanFilter.Builder spanned) {
    BpeTokens bpe = requireNonNull(countable.bpe());
    byte[] spelling = bpe.spelling(id);
    if (spelling == null || spelling.length == 0) {
      return;
    }
    if (countable.pipeline().cuts().replacesSpaces()) {
      spelling = withSpaces(spelling);
    }
    spanned.add(spelling);
    int bit = 1 << encoding;
    if (bpe.isReached(id)) {
      int order = Math.min(BpeCounts.NO_ORDER, bpe.order(id));
      builder.tell(builder.add(spelling, bit, 0), encoding, order);
    } else if (bpe.takesWholePieces()) {
      builder.add(spelling, 0, bit);
    }
  }

  /** The spelling with spaces for U+2581. */
  private static byte[] withSpaces(byte[] spelling) {
    byte[] spaced = new byte[spelling.length];
    int length = 0;
    for (int i = 0; i < spelling.length; ) {
      boolean symbol =
          i + SPACE_SYMBOL.length <= spelling.length
              && Arrays.equals(spelling, i, i + SPACE_SYMBOL.length, SPACE_SYMBOL, 0, 3);
      spaced[length++] = symbol ? (byte) ' ' : spelling[i];
      i += symbol ? SPACE_SYMBOL.length : 1;
    }
    return Arrays.copyOf(spaced, length);
  }

  /** Number of encodings. */
  int size() {
    return encodings.size();
  }

  UnionTokens tokens() {
    return tokens;
  }

  /** Which neighbouring characters tokens span. */
  SpanFilter spans() {
    return spans;
  }

  /** Whether the tokens that {@code encoding} reaches are known by their bytes. */
  boolean isKnownByBytes(int encoding) {
    return (repeated >>> encoding & 1) == 0;
  }

  /**
   * An encoding before {@code encoding} that makes the tokens that both reach in the same order, so
   * that a part whose tokens both reach is divided alike, or -1. Both spell all bytes. Llama 3 and
   * Qwen are so to cl100k.
   */
  int alike(int encoding) {
    return alike[encoding];
  }

  /** Whether a space is U+2581 to {@code encoding}. */
  boolean replacesSpaces(int encoding) {
    return replacesSpaces[encoding];
  }

  /** The WordPiece vocabulary of a number. */
  WordPieceTokens wordPiece(int number) {
    return wordPieces.get(number);
  }

  /** The bit of its tokens that begin a word; that of those that go on with it is the next. */
  int beginningBit(int wordPiece) {
    return 1 << bits(encodings.size(), wordPiece);
  }

  BpeTokens encoding(int encoding) {
    return encodings.get(encoding);
  }
}
