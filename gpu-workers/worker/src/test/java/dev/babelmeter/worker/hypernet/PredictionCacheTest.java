// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PredictionCacheTest {
  /** An entry of 10 values and 4 pieces is taken for 200 + 40 + 20 bytes. */
  private static PredictionCache<String> cacheOf(int entries) {
    return new PredictionCache<>(entries * 260L, 10, 4);
  }

  @Test
  void tellsTokensApartByPiecesAndLanguage() {
    PredictionCache<String> cache = cacheOf(10);
    cache.put(new int[] {1, 2, 0, 0}, 0, "a");
    assertThat(cache.get(new int[] {1, 2, 0, 0}, 0)).isEqualTo("a");
    assertThat(cache.get(new int[] {1, 2, 0, 0}, 1)).isNull();
    assertThat(cache.get(new int[] {2, 1, 0, 0}, 0)).isNull();
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(2);
  }

  @Test
  void forgetsTheLeastRecentlyUsed_withinItsMemory() {
    PredictionCache<String> cache = cacheOf(2);
    cache.put(new int[] {1, 0, 0, 0}, 0, "a");
    cache.put(new int[] {2, 0, 0, 0}, 0, "b");
    assertThat(cache.get(new int[] {1, 0, 0, 0}, 0)).isEqualTo("a");
    cache.put(new int[] {3, 0, 0, 0}, 0, "c");
    assertThat(cache.size()).isEqualTo(2);
    assertThat(cache.get(new int[] {2, 0, 0, 0}, 0)).isNull();
    assertThat(cache.get(new int[] {1, 0, 0, 0}, 0)).isEqualTo("a");
    assertThat(cache.get(new int[] {3, 0, 0, 0}, 0)).isEqualTo("c");
  }

  @Test
  void remembersNothing_withoutMemory() {
    PredictionCache<String> cache = cacheOf(0);
    cache.put(new int[] {1, 0, 0, 0}, 0, "a");
    assertThat(cache.size()).isZero();
  }
}
