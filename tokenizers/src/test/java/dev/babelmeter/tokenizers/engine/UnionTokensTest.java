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
  private final Map<String, int[]> numbers = new HashMap<>();

  @Test
  void findWhatWasAddedAndNothingElse() {
    UnionTokens tokens = tokens();
    long[] words = new long[100 + UnionTokens.PADDING];
    long[] told = new long[tokens.told()];
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
          tokens.copy(token, told, 0);
          assertThat(UnionTokens.reached(told[0])).isEqualTo(bits.get(part));
          for (int e = 0; e < ENCODINGS; e++) {
            assertThat(UnionTokens.number(told, 0, e)).isEqualTo(numbers.get(part)[e]);
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
    for (String token : bits.keySet()) {
      byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
      UnionTokens.read(text, text.length, words);
      if (text.length > 1) {
        assertThat(tokens.longestLength(words[0])).isGreaterThanOrEqualTo(text.length);
      }
      if (text.length > 1 && text.length <= UnionTokens.MOST_LENGTHS) {
        assertThat(tokens.lengths(words[0], text.length) >>> text.length).isEqualTo(1);
      }
    }
  }

  private UnionTokens tokens() {
    UnionTokens.Builder builder = new UnionTokens.Builder(30_000, ENCODINGS);
    for (int n = 0; n < 20_000; n++) {
      byte[] token = bytes(1 + random.nextInt(n % 50 == 0 ? 90 : 9));
      int bit = 1 << random.nextInt(32);
      int number = builder.add(token, bit, 0);
      if (bits.merge(string(token), bit, (a, b) -> a | b) == bit) {
        int[] told = random.ints(ENCODINGS, 0, Integer.MAX_VALUE).toArray();
        if (numbers.putIfAbsent(string(token), told) == null) {
          for (int e = 0; e < ENCODINGS; e++) {
            builder.tell(number, e, told[e]);
          }
        }
      }
      int cut = random.nextInt(token.length);
      if (cut > 0 && bits.containsKey(string(Arrays.copyOf(token, cut)))) {
        builder.open(number);
        assertThat(builder.length(builder.part(0, cut))).isEqualTo(cut);
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
