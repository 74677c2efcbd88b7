// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static java.util.Objects.requireNonNull;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import dev.babelmeter.tokenizers.pipeline.WordPieceTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
  private final MergeOrders orders;

  private final boolean[] replacesSpaces;
  private final int[] bases;
  private final boolean[] extended;

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
    UnionTokens.Builder builder = new UnionTokens.Builder(all, encodings.size());
    SpanFilter.Builder spanned = new SpanFilter.Builder();
    int[][] numbers = new int[encodings.size()][];
    for (int e = 0; e < numbers.length; e++) {
      numbers[e] = new int[encodings.get(e).size()];
    }
    // Low ids are the common tokens of most vocabularies.
    for (int id = 0; id < most; id++) {
      for (int e = 0; e < numbers.length; e++) {
        if (id < numbers[e].length) {
          numbers[e][id] = add(id, e, countables.get(e), builder, spanned);
        }
      }
    }
    for (int w = 0; w < wordPieces.size(); w++) {
      add(wordPieces.get(w), beginningBit(w), builder);
    }
    spans = spanned.build();
    int[][] ids = new int[encodings.size()][];
    for (int e = 0; e < ids.length; e++) {
      ids[e] = inverse(numbers[e], builder.size());
    }
    orders = new MergeOrders(encodings, numbers, builder);
    tokens = builder.build();
    bases = new Extensions(encodings, numbers, ids).find();
    extended = new boolean[bases.length];
    for (int base : bases) {
      if (base >= 0) {
        extended[base] = true;
      }
    }
  }

  /** Bits that so many models need, of {@link UnionTokens#MOST_ENCODINGS}. */
  static int bits(int encodings, int wordPieces) {
    return encodings + 2 * wordPieces;
  }

  /** Adds the tokens of a WordPiece vocabulary; the unknown one is marked as a whole piece. */
  private static void add(WordPieceTokens wordPiece, int bit, UnionTokens.Builder builder) {
    wordPiece.forEach(
        (spelling, continuing, unknown) -> {
          int own = continuing ? bit << 1 : bit;
          builder.add(spelling, own, unknown ? own : 0);
        });
  }

  private static int add(
      int id,
      int encoding,
      Countable countable,
      UnionTokens.Builder builder,
      SpanFilter.Builder spanned) {
    BpeTokens bpe = requireNonNull(countable.bpe());
    byte[] spelling = bpe.spelling(id);
    if (spelling == null || spelling.length == 0) {
      return UnionTokens.NONE;
    }
    if (countable.pipeline().cuts().replacesSpaces()) {
      spelling = withSpaces(spelling);
    }
    spanned.add(spelling);
    int bit = 1 << encoding;
    boolean reached = bpe.isReached(id);
    boolean whole = bpe.takesWholePieces() && !reached;
    return reached || whole
        ? builder.add(spelling, reached ? bit : 0, whole ? bit : 0)
        : UnionTokens.NONE;
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

  private static int[] inverse(int[] numbers, int size) {
    int[] ids = new int[size];
    Arrays.fill(ids, NONE);
    for (int id = 0; id < numbers.length; id++) {
      ids[numbers[id]] = id;
    }
    return ids;
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

  /** The encoding whose merges {@code encoding} continues, or -1. */
  int base(int encoding) {
    return bases[encoding];
  }

  /** Whether another encoding continues the merges of {@code encoding}. */
  boolean isExtended(int encoding) {
    return extended[encoding];
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

  /** When the merges of the encodings make each token. */
  MergeOrders orders() {
    return orders;
  }

  BpeTokens encoding(int encoding) {
    return encodings.get(encoding);
  }
}
