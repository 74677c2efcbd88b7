// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PoolingTest {
  /** A row that does not count, then three tokens of two values. */
  private static final FloatBuffer HIDDEN = FloatBuffer.wrap(new float[] {9, 9, 1, 2, 3, 6, 8, 1});

  private static final long[] ALL = {1, 1, 1};
  private static final long[] FIRST_TWO = {1, 1, 0};
  private static final long[] LAST_TWO = {0, 1, 1};

  @Test
  void meanIsOverTokensWithAttention() {
    assertThat(Pooling.MEAN.pool(HIDDEN, 2, 2, ALL)).containsExactly(4, 3);
    assertThat(Pooling.MEAN.pool(HIDDEN, 2, 2, FIRST_TWO)).containsExactly(2, 4);
  }

  @Test
  void firstAndLastAreThoseWithAttention() {
    assertThat(Pooling.CLS.pool(HIDDEN, 2, 2, ALL)).containsExactly(1, 2);
    assertThat(Pooling.CLS.pool(HIDDEN, 2, 2, LAST_TWO)).containsExactly(3, 6);
    assertThat(Pooling.LAST.pool(HIDDEN, 2, 2, ALL)).containsExactly(8, 1);
    assertThat(Pooling.LAST.pool(HIDDEN, 2, 2, FIRST_TWO)).containsExactly(3, 6);
  }

  /** (1 * (1,2) + 3 * (3,6)) / 4. */
  @Test
  void weightsCountTokensSeveralTimes() {
    assertThat(Pooling.weightedMean(HIDDEN, 2, 2, FIRST_TWO, new float[] {1, 3, 100}))
        .containsExactly(2.5f, 5f);
  }

  @Test
  void vectorsGetLengthOne() {
    assertThat(Vectors.normalized(new float[] {3, 4})).containsExactly(0.6f, 0.8f);
    assertThat(Vectors.normalized(new float[] {0, 0})).containsExactly(0, 0);
    assertThat(Vectors.shortened(new float[] {1, 2, 3}, 2)).containsExactly(1, 2);
  }
}
