// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Normalized sequence length (Dagan et al. 2024, "Getting the most out of your tokenizer for
 * pre-training and domain adaptation"): tokens over those of a reference vocabulary on the same
 * data set. The paper's reference is Llama 2. Within a data set it is a ratio of sums; over data
 * sets, and then over groups of them, it is a plain mean.
 */
public final class SequenceLength {
  private SequenceLength() {}

  /** Of one data set; empty where the reference has no tokens. */
  public static OptionalDouble normalized(long tokens, long referenceTokens) {
    return Ratios.ratio(tokens, referenceTokens);
  }

  /** The plain mean over data sets, or over groups; empty over none. */
  public static OptionalDouble mean(Collection<Double> lengths) {
    return lengths.stream().mapToDouble(Double::doubleValue).average();
  }
}
