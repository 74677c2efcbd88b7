// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import java.util.Collections;
import java.util.List;

/**
 * The same row for every token, such as the mean of all: what is left when nothing of a token is
 * known.
 *
 * @param row the row
 */
public record MeanRow(float[] row) implements Initialiser {
  @Override
  public String name() {
    return "mean-row";
  }

  @Override
  public float[][] rows(List<NewToken> tokens) {
    return Collections.nCopies(tokens.size(), row).toArray(new float[0][]);
  }
}
