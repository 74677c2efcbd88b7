// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.Encoder;

/** Counts parts that one vocabulary's normalizer changes. Belongs to one thread. */
final class NormalizedPart {
  private final int vocabulary;
  private final AddedTokenScan added;
  private final boolean spaced;
  private final Encoder encoder;
  private final PieceEnds pieces;
  private final PartCounter counter;
  private final int[] from = new int[SegmentText.MOST_UNITS];
  private final int[] to = new int[SegmentText.MOST_UNITS];

  /**
   * Makes one.
   *
   * @param encoder of the beginning of a text, or of what goes on with one
   */
  NormalizedPart(SharedTables tables, int vocabulary, Encoder encoder) {
    this.vocabulary = vocabulary;
    this.encoder = encoder;
    added = tables.added();
    spaced = tables.vocabularies().get(vocabulary).pipeline().cuts().replacesSpaces();
    pieces = new PieceEnds(null, encoder);
    counter = new PartCounter(tables);
  }

  /** {@link PartCounter#count} of {@code part}, the text as it is. */
  boolean count(SegmentText part, SegmentCounts counts) {
    SegmentText text = counter.text();
    int length = encoder.normalize(part.codePoints, part.length, text.codePoints, from, to);
    if (length < 0
        || (added.findInPart(text.codePoints, length) >>> vocabulary & 1) != 0
        || !text.read(part, length, from, to, spaced)) {
      return false;
    }
    counter.begin();
    pieces.begin();
    return counter.count(vocabulary, pieces, counts);
  }
}
