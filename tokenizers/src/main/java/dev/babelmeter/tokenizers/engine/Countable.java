// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.BpeTokens;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.pipeline.WordPieceTokens;
import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.tally.SpecialTokens;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary to count with.
 *
 * @param pipeline its pipeline
 * @param bpe its tokens, when it is a byte-pair encoding that can be searched
 * @param wordPiece its tokens, when it is a WordPiece vocabulary
 * @param special its tokens of what it cannot spell
 */
public record Countable(
    Pipeline pipeline,
    @Nullable BpeTokens bpe,
    @Nullable WordPieceTokens wordPiece,
    SpecialTokens special) {
  /** Vocabularies of equal values count every text alike that holds no added token. */
  public String counting() {
    return pipeline.counting() + special;
  }

  /** Whether its texts may be cut before spaces, so that it can share a scan with others. */
  public boolean isCutAtSpaces() {
    return pipeline.cuts().between('a', ' ') != Cut.NONE;
  }

  /** Whether its texts may also be cut within words, between letters and punctuation. */
  public boolean isCutWithinWords() {
    return pipeline.cuts().between('a', ',') != Cut.NONE;
  }

  boolean countsUnknown() {
    return special.unknown() != null;
  }

  boolean countsByteFallback() {
    return special.hasByteTokens();
  }
}
