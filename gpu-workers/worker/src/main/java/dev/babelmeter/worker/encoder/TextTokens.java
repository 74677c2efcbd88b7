// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

/**
 * The tokens of a text as an encoder takes them.
 *
 * @param ids token ids, special ones included
 * @param typeIds for each token, the number of the sequence it belongs to
 * @param whole tokens that the whole text has, special ones included; more than there are ids when
 *     the text was cut
 */
public record TextTokens(long[] ids, long[] typeIds, int whole) {
  /** Whether the text was cut. */
  public boolean isTruncated() {
    return whole > ids.length;
  }
}
