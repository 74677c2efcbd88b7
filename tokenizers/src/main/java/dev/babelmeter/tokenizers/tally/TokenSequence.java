// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

/**
 * The tokens of one text under one vocabulary.
 *
 * @param ids token ids in order
 * @param starts for each token, the offset in the text of its first character, in code points
 * @param ends for each token, the offset after its last character, in code points. A character that
 *     several tokens share lies within each of them; a token of nothing but what the normalizer
 *     added has the offsets that the reference gives it, which may cover nothing
 */
public record TokenSequence(int[] ids, int[] starts, int[] ends) implements Tokens {
  @Override
  public int size() {
    return ids.length;
  }

  @Override
  public int id(int index) {
    return ids[index];
  }

  @Override
  public int start(int index) {
    return starts[index];
  }

  @Override
  public int end(int index) {
    return ends[index];
  }
}
