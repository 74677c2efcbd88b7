// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.Encoder;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import dev.babelmeter.tokenizers.regex.TilingPattern;
import dev.babelmeter.tokenizers.tally.TextLayout;
import dev.babelmeter.tokenizers.tally.TokenTally;
import dev.babelmeter.tokenizers.tally.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts one part of a text under every vocabulary: byte-pair encodings and WordPiece vocabularies
 * from the tokens that lie in it as their models see it; everything else by its pipeline. Belongs
 * to one thread.
 */
final class SegmentCounter {
  private final SharedTables tables;
  private final List<Countable> vocabularies;

  /** The part as it is, and by vocabulary where its pieces end. */
  private final PartCounter plain;

  private final PieceEnds[] pieces;

  /** By vocabulary, the part as it becomes at the beginning of a text and elsewhere. */
  private final @Nullable NormalizedPart[] normalizedBeginnings;

  private final @Nullable NormalizedPart[] normalized;
  private final Encoder[] beginnings;
  private final Encoder[] continuations;
  private final TextLayout layout = new TextLayout();
  private final TokenTally tally = new TokenTally();
  private boolean isShort;

  /** Bits of the vocabularies whose normalizers keep each code point of the part. */
  private long kept;

  /** Bits of the vocabularies of which an added token may lie in the part. */
  private long withAdded;

  private boolean laidOut;

  SegmentCounter(SharedTables tables) {
    this.tables = tables;
    vocabularies = tables.vocabularies();
    plain = new PartCounter(tables);
    int size = vocabularies.size();
    beginnings = new Encoder[size];
    continuations = new Encoder[size];
    pieces = new PieceEnds[size];
    normalizedBeginnings = new @Nullable NormalizedPart[size];
    normalized = new @Nullable NormalizedPart[size];
    for (int v = 0; v < size; v++) {
      Pipeline pipeline = vocabularies.get(v).pipeline();
      beginnings[v] = pipeline.newEncoder();
      continuations[v] =
          pipeline.continuation() == pipeline
              ? beginnings[v]
              : pipeline.continuation().newEncoder();
      pieces[v] = piecesOf(v);
    }
  }

  /** Pre-tokenizers of one pattern share their pieces. */
  private PieceEnds piecesOf(int vocabulary) {
    TilingPattern pattern = vocabularies.get(vocabulary).pipeline().continuation().splitter();
    for (int v = 0; pattern != null && v < vocabulary; v++) {
      if (pieces[v].isOf(pattern)) {
        return pieces[v];
      }
    }
    return new PieceEnds(pattern, continuations[vocabulary]);
  }

  /**
   * Counts the characters {@code [from, to)} of {@code text}, whose surrogates are pairs.
   *
   * @param beginning whether they are the beginning of a text
   * @param first whether, of several words, the first begins with them
   * @param last whether, of several words, the last ends with them
   * @return bits of the vocabularies that could not count it in linear time, whose counts are 0
   */
  long count(
      char[] text,
      int from,
      int to,
      boolean beginning,
      boolean first,
      boolean last,
      SegmentCounts counts) {
    laidOut = false;
    isShort = to - from <= SegmentText.MOST_UNITS;
    if (isShort) {
      read(text, from, to);
      counts.begin(plain.text().words, first, last);
    } else {
      layOut(text, from, to);
      counts.begin(layout.words(), first, last);
    }
    long failed = 0;
    for (int v = 0; v < pieces.length; v++) {
      try {
        if (!countPart(v, beginning, counts)) {
          encode(v, text, from, to, beginning, counts);
        }
      } catch (PatternBudgetException e) {
        counts.set(tables.lanes(), v, 0, 0, 0);
        counts.singleWords[v] = 0;
        failed |= 1L << v;
      }
    }
    return failed;
  }

  private void read(char[] text, int from, int to) {
    SegmentText part = plain.text();
    part.read(text, from, to);
    CutTable cuts = tables.cuts();
    kept = -1;
    for (int i = 0; i < part.length; i++) {
      kept &= cuts.kept(cuts.classOf(part.codePoints[i]));
    }
    withAdded = tables.added().findInPart(part.codePoints, part.length);
    plain.begin();
    for (PieceEnds ends : pieces) {
      ends.begin();
    }
  }

  /** Counts the part from the tokens that lie in it, if that can be done. */
  private boolean countPart(int vocabulary, boolean beginning, SegmentCounts counts) {
    if (!isShort
        || (tables.encoding(vocabulary) < 0 && tables.wordPiece(vocabulary) < 0)
        || (withAdded >>> vocabulary & 1) != 0) {
      return false;
    }
    boolean begins = beginning && beginnings[vocabulary] != continuations[vocabulary];
    return begins || !isPlain(vocabulary)
        ? normalized(vocabulary, begins).count(plain.text(), counts)
        : plain.count(vocabulary, pieces[vocabulary], counts);
  }

  /** Whether the vocabulary's model sees the part as it is, but for U+2581 in place of spaces. */
  private boolean isPlain(int vocabulary) {
    SegmentText part = plain.text();
    Pipeline pipeline = vocabularies.get(vocabulary).pipeline();
    return ((kept >>> vocabulary & 1) != 0
            || pipeline.cuts().keepsText(part.codePoints, part.length))
        && !(part.holdsSpaceSymbol && pipeline.cuts().replacesSpaces());
  }

  private NormalizedPart normalized(int vocabulary, boolean begins) {
    @Nullable NormalizedPart[] parts = begins ? normalizedBeginnings : normalized;
    NormalizedPart part = parts[vocabulary];
    if (part == null) {
      Encoder encoder = begins ? beginnings[vocabulary] : continuations[vocabulary];
      part = new NormalizedPart(tables, vocabulary, encoder);
      parts[vocabulary] = part;
    }
    return part;
  }

  private void encode(
      int vocabulary, char[] text, int from, int to, boolean beginning, SegmentCounts counts) {
    Encoder encoder = beginning ? beginnings[vocabulary] : continuations[vocabulary];
    layOut(text, from, to);
    Tokens tokens = encoder.encode(text, from, to);
    tally.count(tokens, layout, vocabularies.get(vocabulary).special());
    counts.set(
        tables.lanes(),
        vocabulary,
        tokens.size(),
        Math.toIntExact(tally.unknownTokens()),
        Math.toIntExact(tally.byteFallbackTokens()));
    counts.singleWords[vocabulary] =
        Math.toIntExact(tally.singleTokenWords(layout, counts.firstWhole, counts.lastWhole));
    counts.vanishes |= tally.hasEmptyWord();
  }

  private void layOut(char[] text, int from, int to) {
    if (!laidOut) {
      layout.read(text, from, to - from);
      laidOut = true;
    }
  }
}
