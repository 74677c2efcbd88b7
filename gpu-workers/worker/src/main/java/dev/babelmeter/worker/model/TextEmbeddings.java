// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.encoder.TextTokens;
import java.util.List;

/**
 * What became of texts.
 *
 * @param vectors one for each text
 * @param tokens the tokens of each
 * @param timing where the time went
 */
public record TextEmbeddings(List<float[]> vectors, List<TextTokens> tokens, Timing timing) {
  /** Tokens that the encoder saw. */
  public long tokenCount() {
    return tokens.stream().mapToLong(text -> text.ids().length).sum();
  }

  /** Texts that were cut. */
  public long truncatedCount() {
    return tokens.stream().filter(TextTokens::isTruncated).count();
  }
}
