// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.training.initialise.Directions;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures worked out by hand. */
class MeasuresTest {
  @Test
  void rows() {
    float[][] table = new float[20][];
    for (int i = 0; i < table.length; i++) {
      table[i] = new float[] {(float) Math.cos(i * 0.1), (float) Math.sin(i * 0.1)};
    }
    Directions directions = new Directions(table);
    RowMeasures measures =
        RowMeasures.of(new float[] {3, 4}, new float[] {1, 0}, new float[] {1, 1}, directions, 0);
    assertThat(measures.cosine()).isCloseTo(0.6, within(1e-9));
    // (2,3) and (0,-1)
    assertThat(measures.centredCosine()).isCloseTo(-3 / Math.sqrt(13), within(1e-9));
    assertThat(measures.relativeDistance()).isCloseTo(Math.sqrt(4 + 16), within(1e-9));
    // The angle is 0.927: the ten nearest are 5 to 14, or 4 to 13 by a hair.
    assertThat(measures.found()).isFalse();
    assertThat(
            RowMeasures.of(new float[] {3, 4}, table[9], new float[] {1, 1}, directions, 9).found())
        .isTrue();
  }

  @Test
  void meansAndIntervals() {
    assertThat(Statistics.mean(1, 2, 3)).isEqualTo(2);
    // s = 1, t(0.975; 2) = 4.303
    assertThat(Statistics.halfWidth(1, 2, 3)).isCloseTo(4.303 / Math.sqrt(3), within(1e-9));
    assertThat(Statistics.halfWidth(1)).isNaN();
    assertThat(Statistics.quantile(0.05, 5, 1, 2, 3, 4)).isEqualTo(1);
    assertThat(Statistics.quantile(0.5, 5, 1, 2, 3, 4)).isEqualTo(3);
  }

  /**
   * 1 - 6 * sum of squares of rank differences / (n (n^2 - 1)) without ties; with a tie by hand.
   */
  @Test
  void rankCorrelation() {
    double[] a = {86, 97, 99, 100, 101, 103, 106, 110, 112, 113};
    double[] b = {2, 20, 28, 27, 50, 29, 7, 17, 6, 12};
    // The squares of the rank differences add up to 194.
    assertThat(Statistics.spearman(a, b)).isCloseTo(1 - 6 * 194.0 / 990, within(1e-9));
    // Ranks 1, 2.5, 2.5 against 1, 2, 3: products 1.5 over sqrt(1.5 * 2).
    assertThat(Statistics.spearman(new double[] {0, 4, 4}, new double[] {1, 2, 3}))
        .isCloseTo(1.5 / Math.sqrt(3), within(1e-9));
  }

  @Test
  void sentencesThatStayAsTheyWere() {
    float[][] vectors = new float[15][8];
    Random random = new Random(1);
    for (float[] vector : vectors) {
      for (int d = 0; d < 8; d++) {
        vector[d] = (float) random.nextGaussian();
      }
    }
    SentenceMeasures same = SentenceMeasures.of(vectors, vectors);
    assertThat(same.cosine()).isCloseTo(1, within(1e-9));
    assertThat(same.lowest()).isCloseTo(1, within(1e-9));
    assertThat(same.overlap()).isEqualTo(1);
    assertThat(same.spearman()).isCloseTo(1, within(1e-9));
    float[][] other = new float[15][8];
    for (int i = 0; i < 15; i++) {
      for (int d = 0; d < 8; d++) {
        other[i][d] = -vectors[i][d];
      }
    }
    // Turned round, every pair is as alike as before.
    SentenceMeasures turned = SentenceMeasures.of(vectors, other);
    assertThat(turned.cosine()).isCloseTo(-1, within(1e-9));
    assertThat(turned.overlap()).isEqualTo(1);
    assertThat(turned.spearman()).isCloseTo(1, within(1e-9));
  }
}
