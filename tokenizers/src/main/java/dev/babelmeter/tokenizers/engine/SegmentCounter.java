// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.Encoder;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import dev.babelmeter.tokenizers.regex.TilingPattern;
import dev.babelmeter.tokenizers.tally.TextLayout;
import dev.babelmeter.tokenizers.tally.TokenTally;
import dev.babelmeter.tokenizers.tally.Tokens;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts one part of a text under every vocabulary: byte-pair encodings and WordPiece vocabularies
 * from the tokens that lie in it, where it is as their models see it; everything else by its
 * pipeline. Belongs to one thread.
 */
final class SegmentCounter {
  private final SharedTables tables;
  private final List<Countable> vocabularies;
  private final SegmentText segment = new SegmentText();
  private final Spans spans;
  private final BpeCounts merging;
  private final WordPieceCounts spelling;
  private final Encoder[] beginnings;
  private final Encoder[] continuations;
  private final PieceEnds[] pieces;
  private final TextLayout layout = new TextLayout();
  private final TokenTally tally = new TokenTally();
  private boolean isShort;

  /** Bits of the vocabularies whose normalizers keep each code point of the part. */
  private long kept;

  private boolean laidOut;
  private boolean firstWhole;
  private boolean lastWhole;

  /** Where the pieces of the part end under one pre-tokenizer. */
  private static final class PieceEnds {
    final @Nullable TilingPattern pattern;
    final int[] ends = new int[SegmentText.MOST_UNITS];
    final boolean[] removed = new boolean[SegmentText.MOST_UNITS];
    int count;
    boolean known;

    PieceEnds(@Nullable TilingPattern pattern) {
      this.pattern = pattern;
    }

    boolean isAs(PieceEnds other) {
      return other == this
          || (Arrays.equals(ends, 0, count, other.ends, 0, other.count)
              && Arrays.equals(removed, 0, count, other.removed, 0, other.count));
    }
  }

  SegmentCounter(SharedTables tables) {
    this.tables = tables;
    vocabularies = tables.vocabularies();
    SharedModels models = tables.models();
    spans = new Spans(models.tokens());
    merging = new BpeCounts(models, spans);
    spelling = new WordPieceCounts(models, spans);
    int size = vocabularies.size();
    beginnings = new Encoder[size];
    continuations = new Encoder[size];
    pieces = new PieceEnds[size];
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
      if (pieces[v].pattern == pattern) {
        return pieces[v];
      }
    }
    return new PieceEnds(pattern);
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
    counts.vanishes = false;
    isShort = to - from <= SegmentText.MOST_UNITS;
    if (isShort) {
      read(text, from, to);
      counts.words = segment.words;
    } else {
      layOut(text, from, to);
      counts.words = layout.words();
    }
    firstWhole = first || counts.words <= 1;
    lastWhole = last || counts.words <= 1;
    long failed = 0;
    for (int v : tables.order()) {
      if (!countPieces(v, beginning, counts)) {
        failed |= encode(v, text, from, to, beginning, counts) ? 0 : 1L << v;
      }
    }
    return failed;
  }

  private void read(char[] text, int from, int to) {
    segment.read(text, from, to);
    CutTable cuts = tables.cuts();
    kept = -1;
    for (int i = 0; i < segment.length; i++) {
      kept &= cuts.kept(cuts.classOf(segment.codePoints[i]));
    }
    spans.begin(segment.bytes, segment.starts[segment.length]);
    merging.begin(segment);
    for (PieceEnds ends : pieces) {
      ends.known = false;
    }
  }

  /** Whether the tokens of {@code vocabulary} were told from its tokens in the part. */
  private boolean countPieces(int vocabulary, boolean beginning, SegmentCounts counts) {
    int encoding = tables.encoding(vocabulary);
    int wordPiece = tables.wordPiece(vocabulary);
    if (!isShort
        || (encoding < 0 && wordPiece < 0)
        || !isKept(vocabulary)
        || (beginning && beginnings[vocabulary] != continuations[vocabulary])
        || (segment.holdsSpaceSymbol
            && vocabularies.get(vocabulary).pipeline().cuts().replacesSpaces())) {
      return false;
    }
    PieceEnds ends = pieces[vocabulary];
    if (!ends.known) {
      divide(ends, vocabulary);
    }
    return ends.count > 0
        && (encoding < 0
            ? spell(vocabulary, wordPiece, ends, counts)
            : merge(vocabulary, encoding, ends, counts));
  }

  private boolean merge(int vocabulary, int encoding, PieceEnds ends, SegmentCounts counts) {
    boolean extend = merging.mayExtend(encoding) && ends.isAs(pieces[tables.base(vocabulary)]);
    merging.begin(encoding);
    int from = 0;
    for (int i = 0; i < ends.count; i++) {
      if (!ends.removed[i] && !merging.add(from, ends.ends[i], extend)) {
        return false;
      }
      from = ends.ends[i];
    }
    set(vocabulary, counts, merging.count(), 0, merging.byteFallback());
    set(vocabulary, counts, merging.words());
    return true;
  }

  private boolean spell(int vocabulary, int wordPiece, PieceEnds ends, SegmentCounts counts) {
    spelling.begin(segment, wordPiece);
    int from = 0;
    for (int i = 0; i < ends.count; i++) {
      if (!ends.removed[i] && !spelling.add(from, ends.ends[i])) {
        return false;
      }
      from = ends.ends[i];
    }
    set(vocabulary, counts, spelling.count(), spelling.unknown(), 0);
    set(vocabulary, counts, spelling.words());
    return true;
  }

  private void set(int vocabulary, SegmentCounts counts, WordTokens words) {
    counts.singleWords[vocabulary] = words.singles(firstWhole, lastWhole);
    counts.vanishes |= words.hasEmptyWord();
  }

  private boolean isKept(int vocabulary) {
    return (kept >>> vocabulary & 1) != 0
        || vocabularies
            .get(vocabulary)
            .pipeline()
            .cuts()
            .keepsText(segment.codePoints, segment.length);
  }

  private void divide(PieceEnds ends, int vocabulary) {
    ends.known = true;
    ends.count = 0;
    if (ends.pattern == null) {
      ends.count =
          continuations[vocabulary].pieceEnds(
              segment.codePoints, segment.length, ends.ends, ends.removed);
      return;
    }
    for (int at = 0; at < segment.length; ) {
      at = ends.pattern.end(segment.codePoints, at, segment.length);
      ends.removed[ends.count] = false;
      ends.ends[ends.count++] = at;
    }
  }

  private boolean encode(
      int vocabulary, char[] text, int from, int to, boolean beginning, SegmentCounts counts) {
    Encoder encoder = beginning ? beginnings[vocabulary] : continuations[vocabulary];
    layOut(text, from, to);
    try {
      Tokens tokens = encoder.encode(text, from, to);
      tally.count(tokens, layout, vocabularies.get(vocabulary).special());
      set(
          vocabulary,
          counts,
          tokens.size(),
          Math.toIntExact(tally.unknownTokens()),
          Math.toIntExact(tally.byteFallbackTokens()));
      counts.singleWords[vocabulary] =
          Math.toIntExact(tally.singleTokenWords(layout, firstWhole, lastWhole));
      counts.vanishes |= tally.hasEmptyWord();
      return true;
    } catch (PatternBudgetException e) {
      set(vocabulary, counts, 0, 0, 0);
      counts.singleWords[vocabulary] = 0;
      return false;
    }
  }

  private void layOut(char[] text, int from, int to) {
    if (!laidOut) {
      layout.read(text, from, to - from);
      laidOut = true;
    }
  }

  private void set(int vocabulary, SegmentCounts counts, int tokens, int unknown, int fallback) {
    Lanes lanes = tables.lanes();
    counts.counts[lanes.tokens(vocabulary)] = tokens;
    if (lanes.unknown(vocabulary) != Lanes.NONE) {
      counts.counts[lanes.unknown(vocabulary)] = unknown;
    }
    if (lanes.byteFallback(vocabulary) != Lanes.NONE) {
      counts.counts[lanes.byteFallback(vocabulary)] = fallback;
    }
  }
}
