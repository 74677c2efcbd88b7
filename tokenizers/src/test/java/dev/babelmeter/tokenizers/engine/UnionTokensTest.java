// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Look-ups against a map of strings. */
class UnionTokensTest {
  @Test
  void findTheLongestTokenAndThenTheShorterOnes() {
    Random random = new Random(5);
    Map<String, Integer> bits = new HashMap<>();
    UnionTokens.Builder builder = new UnionTokens.Builder(30_000);
    for (int n = 0; n < 20_000; n++) {
      byte[] token = bytes(random, 1 + random.nextInt(n % 50 == 0 ? 60 : 9));
      int bit = 1 << random.nextInt(32);
      builder.add(token, bit, 0);
      bits.merge(string(token), bit, (a, b) -> a | b);
    }
    UnionTokens tokens = builder.build();
    assertThat(tokens.size()).isEqualTo(bits.size() + 1);
    for (int n = 0; n < 20_000; n++) {
      int length = 1 + random.nextInt(80);
      byte[] text = Arrays.copyOf(bytes(random, length), length + UnionTokens.PADDING);
      int token = tokens.longest(text, 0, length);
      for (int most = length; most > 0; most--) {
        String prefix = string(Arrays.copyOf(text, most));
        if (bits.containsKey(prefix)) {
          assertThat(tokens.length(token)).isEqualTo(most);
          assertThat(tokens.reached(token)).isEqualTo(bits.get(prefix));
          token = tokens.prefix(token);
        }
      }
      assertThat(token).isEqualTo(UnionTokens.NONE);
    }
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(20) == 0 ? random.nextInt() : 'a' + random.nextInt(3));
    }
    return bytes;
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
