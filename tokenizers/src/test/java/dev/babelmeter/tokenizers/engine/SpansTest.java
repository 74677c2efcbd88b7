// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every span of random texts against a map of strings. */
class SpansTest {
  private final Random random = new Random(3);
  private final Map<String, Integer> tokens = new HashMap<>();

  @Test
  void holdEveryTokenOfAText() {
    UnionTokens.Builder builder = new UnionTokens.Builder(9_000, 0);
    for (int n = 0; n < 6_000; n++) {
      byte[] token = bytes(1 + random.nextInt(n % 40 == 0 ? 80 : 7));
      int bit = 1 << random.nextInt(8);
      builder.add(token, bit, 0);
      tokens.merge(string(token), bit, (a, b) -> a | b);
    }
    Spans spans = new Spans(builder.build());
    int incomplete = 0;
    for (int n = 0; n < 300; n++) {
      byte[] text = bytes(n % 10 == 0 ? Spans.MOST_BYTES : 1 + random.nextInt(90));
      spans.begin(text, text.length);
      incomplete += spans.areComplete() ? 0 : 1;
      check(spans, text);
    }
    assertThat(incomplete).isBetween(1, 299);
  }

  /** So many texts that the stamps of the cells begin anew. */
  @Test
  void forgetEarlierTexts() {
    UnionTokens.Builder builder = new UnionTokens.Builder(10, 0);
    builder.add("ab".getBytes(StandardCharsets.US_ASCII), 1, 0);
    Spans spans = new Spans(builder.build());
    byte[] with = "ab".getBytes(StandardCharsets.US_ASCII);
    byte[] without = "ba".getBytes(StandardCharsets.US_ASCII);
    for (int n = 0; n < 200_000; n++) {
      byte[] text = n % 131_072 == 1 ? with : without;
      spans.begin(text, 2);
      assertThat(spans.bits(0, 2)).isEqualTo(text == with ? 1 : 0);
    }
  }

  private void check(Spans spans, byte[] text) {
    int[] spanned = new int[text.length];
    for (int from = 0; from < text.length; from++) {
      for (int to = from + 1; to <= text.length; to++) {
        int expected = tokens.getOrDefault(string(Arrays.copyOfRange(text, from, to)), 0);
        assertThat(UnionTokens.reached(spans.bits(from, to))).isEqualTo(expected);
        boolean found = spans.find(from, to) != Spans.NONE;
        boolean listed = to - from > 1 && to - from <= Spans.LONGEST && expected != 0;
        assertThat(found).isEqualTo(listed);
        if (expected != 0) {
          assertThat(spans.longestLength(from)).isGreaterThanOrEqualTo(to - from);
        }
        if (to - from > Spans.LONGEST && expected != 0) {
          assertThat(spans.areComplete()).isFalse();
        }
        for (int at = from + 1; at < to && listed; at++) {
          spanned[at] |= expected;
        }
      }
    }
    for (int at = 0; at < text.length; at++) {
      assertThat(spans.spanned(at)).isEqualTo(spanned[at]);
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(30) == 0 ? random.nextInt() : 'a' + random.nextInt(2));
    }
    return bytes;
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
