// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Look-ups against maps of strings. */
class UnionTokensTest {
  private static final int ENCODINGS = 5;

  private final Random random = new Random(5);
  private final Map<String, Integer> bits = new HashMap<>();
  private final Map<String, Integer> wholes = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> orders = new HashMap<>();

  @Test
  void findWhatWasAddedAndNothingElse() {
    UnionTokens tokens = tokens();
    long[] words = new long[100 + UnionTokens.PADDING];
    int found = 0;
    for (int n = 0; n < 20_000; n++) {
      byte[] text = bytes(1 + random.nextInt(80));
      UnionTokens.read(text, text.length, words);
      for (int length = 1; length <= text.length; length++) {
        String part = string(Arrays.copyOf(text, length));
        int token = tokens.find(words, 0, length);
        assertThat(token != UnionTokens.NONE).isEqualTo(bits.containsKey(part));
        if (token != UnionTokens.NONE) {
          found++;
          int reached = tokens.reached(token);
          assertThat(reached).isEqualTo(bits.get(part));
          assertThat(tokens.whole(token)).isEqualTo(wholes.getOrDefault(part, 0));
          for (int e = 0; e < ENCODINGS; e++) {
            if ((reached >>> e & 1) != 0) {
              assertThat(tokens.order(tokens.orders(token), reached, e))
                  .isEqualTo(orders.get(part).get(e));
            }
          }
        }
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void tellTheLengthsThatTokensMayHave() {
    UnionTokens tokens = tokens();
    long[] words = new long[100 + UnionTokens.PADDING];
    int longOnes = 0;
    for (String token : bits.keySet()) {
      byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
      UnionTokens.read(text, text.length, words);
      if (text.length > UnionTokens.MOST_LENGTHS) {
        longOnes++;
        assertThat(tokens.mayBeLong(words, 0)).isTrue();
      } else if (text.length > 1) {
        assertThat(tokens.lengths(words[0], text.length) >>> text.length).isEqualTo(1);
      }
    }
    assertThat(longOnes).isPositive();
  }

  private UnionTokens tokens() {
    UnionTokensBuilder builder = new UnionTokensBuilder(30_000, ENCODINGS);
    for (int n = 0; n < 20_000; n++) {
      byte[] token = bytes(1 + random.nextInt(n % 50 == 0 ? 90 : 9));
      String name = string(token);
      int model = random.nextInt(32);
      boolean repeats = (bits.getOrDefault(name, 0) >>> model & 1) != 0;
      int whole = random.nextInt(10) == 0 ? 1 << random.nextInt(ENCODINGS) : 0;
      int before = builder.repeated();
      int number = builder.add(token, 1 << model, whole);
      assertThat(builder.repeated()).isEqualTo(before | (repeats ? 1 << model : 0));
      bits.merge(name, 1 << model, (a, b) -> a | b);
      wholes.merge(name, whole, (a, b) -> a | b);
      if (model < ENCODINGS) {
        int order = random.nextInt(Integer.MAX_VALUE);
        builder.tell(number, model, order);
        orders.computeIfAbsent(name, key -> new HashMap<>()).put(model, order);
      }
    }
    assertThat(builder.size()).isEqualTo(bits.size() + 1);
    return builder.build();
  }

  private byte[] bytes(int length) {
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
