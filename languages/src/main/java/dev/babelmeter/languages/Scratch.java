// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/** What one thread needs while it identifies a text, so that nothing is allocated for each. */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  /** The words of the text. */
  final Words words = new Words();

  /** Their n-grams. */
  final NgramSet ngrams = new NgramSet();

  /** The sums of the n-grams' weights. */
  final WeightSums sums = new WeightSums();

  /** A score for each outcome. */
  final int[] scores = new int[WeightSums.MAX_OUTCOMES];

  private Scratch() {}

  /** That of the calling thread. */
  static Scratch get() {
    return OF_THREAD.get();
  }
}
