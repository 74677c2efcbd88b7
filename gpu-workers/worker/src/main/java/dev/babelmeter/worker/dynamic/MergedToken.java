// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.dynamic;

/**
 * A position of a text.
 *
 * @param spelling how {@link dev.babelmeter.tokenizers.describe.ByteSpellings} spells it
 * @param ids ids of the tokens that it is made of; one when nothing was merged
 */
public record MergedToken(String spelling, int[] ids) {
  /** Whether it is made of several tokens. */
  public boolean isMerged() {
    return ids.length > 1;
  }
}
