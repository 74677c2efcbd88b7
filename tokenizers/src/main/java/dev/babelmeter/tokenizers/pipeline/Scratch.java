// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** What one thread needs while it encodes; grows to the longest text and is used again. */
final class Scratch {
  final UnicodeNormalizer.Buffer normalization = new UnicodeNormalizer.Buffer();
  final Matches matches = new Matches();
  final TokenSink sink = new TokenSink();
  final BpeScratch bpe = new BpeScratch();
  final UnigramScratch unigram = new UnigramScratch();
  final WorkText original = new WorkText();
  final WorkText section = new WorkText();
  Pieces pieces = new Pieces();
  Pieces nextPieces = new Pieces();
  private final WorkText one = new WorkText();
  private final WorkText two = new WorkText();

  /** A text to write to while {@code text} is read. */
  WorkText otherText(WorkText text) {
    return text == one ? two : one;
  }

  /** The pieces made last become those to read. */
  void swapPieces() {
    Pieces old = pieces;
    pieces = nextPieces;
    nextPieces = old;
  }
}
