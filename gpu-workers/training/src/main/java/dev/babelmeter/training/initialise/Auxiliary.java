// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.List;

/** Vectors of tokens in a space of their own, which tells which tokens are alike. */
@FunctionalInterface
public interface Auxiliary {
  /** A vector for each of {@code tokens}. */
  float[][] vectors(List<NewToken> tokens);
}
