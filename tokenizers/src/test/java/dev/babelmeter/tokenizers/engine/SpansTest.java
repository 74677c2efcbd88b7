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
    UnionTokensBuilder builder = new UnionTokensBuilder(9_000, 0);
    for (int n = 0; n < 6_000; n++) {
      byte[] token = bytes(1 + random.nextInt(n % 40 == 0 ? 80 : 7));
      int bit = 1 << random.nextInt(8);
      builder.add(token, bit, 0);
      tokens.merge(string(token), bit, (a, b) -> a | b);
    }
    Spans spans = new Spans(builder.build());
    int incomplete = 0;
    for (int n = 0; n < 300; n++) {
      byte[] text = bytes(n % 10 == 0 ? 160 : 1 + random.nextInt(90));
      spans.begin(text, text.length);
      incomplete += spans.areComplete() ? 0 : 1;
      check(spans, text);
    }
    assertThat(incomplete).isBetween(1, 299);
  }

  private void check(Spans spans, byte[] text) {
    int index = 0;
    for (int from = 0; from < text.length; from++) {
      assertThat(spans.firstFrom(from)).isEqualTo(index);
      for (int to = from + 1; to <= text.length; to++) {
        int expected = tokens.getOrDefault(string(Arrays.copyOfRange(text, from, to)), 0);
        assertThat(spans.tokens().reached(spans.token(from, to))).isEqualTo(expected);
        if (from == 0 && to == text.length && to <= Spans.LONGEST) {
          assertThat(spans.reachedByAll()).isEqualTo(expected);
        }
        if (to - from > Spans.LONGEST && expected != 0) {
          assertThat(spans.areComplete()).isFalse();
        } else if (to - from > 1 && expected != 0) {
          assertThat(spans.from()[index]).isEqualTo(from);
          assertThat(spans.to()[index]).isEqualTo(to);
          assertThat(spans.reached()[index++]).isEqualTo(expected);
        }
      }
    }
    assertThat(spans.count()).isEqualTo(index);
    assertThat(spans.firstFrom(text.length)).isEqualTo(index);
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
