// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers against a map, which never forgets. */
class SegmentCacheTest {
  @Test
  void answersRightOrNotAtAll() {
    Random random = new Random(1);
    SegmentCache cache = new SegmentCache(12, 11, 8, 1 << 14);
    assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 14);
    Map<String, SegmentCounts> put = new HashMap<>();
    int hits = 0;
    for (int n = 0; n < 50_000; n++) {
      char[] text = text(random).toCharArray();
      boolean beginning = random.nextInt(10) == 0;
      String key = new String(text) + beginning;
      cache.read(0, text, 0, text.length, beginning, 0);
      int entry = cache.find(0);
      if (entry == SegmentCache.ABSENT) {
        SegmentCounts counts = counts(random);
        cache.put(0, counts);
        put.put(key, counts);
      } else {
        hits++;
        SegmentCounts expected = put.get(key);
        for (int lane = 0; lane < 11; lane++) {
          int value = (int) (cache.value(entry, lane / 8) >>> 8 * (lane % 8)) & 0xFF;
          assertThat(value & 0x7F).isEqualTo(expected.counts[lane]);
          if (lane < 3) {
            assertThat(value >>> 7).isEqualTo(expected.singleWords[lane]);
          }
        }
        assertThat(cache.vanishes(entry)).isEqualTo(expected.vanishes);
      }
    }
    assertThat(hits).isPositive();
  }

  /** A part that is asked for again and again stays, however many others come by. */
  @Test
  void keepsWhatIsUsed() {
    Random random = new Random(2);
    SegmentCache cache = new SegmentCache(12, 3, 8, 1 << 14);
    char[] common = " the".toCharArray();
    cache.read(1, common, 0, common.length, false, 0);
    cache.put(1, counts(random, 3));
    int kept = 0;
    for (int n = 0; n < 10_000; n++) {
      char[] rare = Integer.toString(n).toCharArray();
      cache.read(0, rare, 0, rare.length, false, 0);
      cache.fetch(2);
      if (cache.find(0) == SegmentCache.ABSENT) {
        cache.put(0, counts(random, 3));
      }
      boolean found = cache.find(1) != SegmentCache.ABSENT;
      kept += found ? 1 : 0;
      if (!found) {
        cache.put(1, counts(random, 3));
      }
    }
    assertThat(kept).isEqualTo(10_000);
  }

  private static String text(Random random) {
    return Integer.toString(random.nextInt(2000), 36) + (random.nextBoolean() ? "" : "\u4F60!");
  }

  private static SegmentCounts counts(Random random) {
    return counts(random, 11);
  }

  private static SegmentCounts counts(Random random, int lanes) {
    SegmentCounts counts = new SegmentCounts(lanes, 3);
    for (int lane = 0; lane < lanes; lane++) {
      counts.counts[lane] = random.nextInt(128);
    }
    for (int v = 0; v < 3; v++) {
      counts.singleWords[v] = random.nextInt(2);
    }
    counts.vanishes = random.nextInt(9) == 0;
    return counts;
  }
}
