// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against looking for bytes of both characters in every token, at every place. */
class SpanFilterTest {
  private static final int[] CHARACTERS = {'a', ' ', 0xE9, 0xEA, 0x4F60, 0x597D, 0x1F600, 0x1F601};

  @Test
  void findsEveryPairWithinATokenAndFewOthers() {
    Random random = new Random(3);
    List<byte[]> tokens = new ArrayList<>();
    SpanFilter.Builder builder = new SpanFilter.Builder();
    for (int n = 0; n < 24; n++) {
      byte[] text = text(random, 5).getBytes(StandardCharsets.UTF_8);
      int from = random.nextInt(text.length);
      byte[] token = Arrays.copyOfRange(text, from, from + 1 + random.nextInt(text.length - from));
      tokens.add(token);
      builder.add(token);
    }
    SpanFilter filter = builder.build();
    int wrong = 0;
    int pairs = 0;
    for (int left : CHARACTERS) {
      for (int right : CHARACTERS) {
        boolean spanned = tokens.stream().anyMatch(token -> spans(token, left, right));
        boolean found = filter.mayBeSpanned(left, right);
        assertThat(found || !spanned).as("%x %x", left, right).isTrue();
        wrong += found && !spanned ? 1 : 0;
        pairs++;
      }
    }
    assertThat(wrong).isLessThan(pairs / 10);
  }

  /** Whether {@code token} lies somewhere in the bytes of the two with some of either. */
  private static boolean spans(byte[] token, int left, int right) {
    byte[] first = Character.toString(left).getBytes(StandardCharsets.UTF_8);
    byte[] second = Character.toString(right).getBytes(StandardCharsets.UTF_8);
    for (int border = 1; border < token.length; border++) {
      if (agree(token, border, first, second)) {
        return true;
      }
    }
    return false;
  }

  private static boolean agree(byte[] token, int border, byte[] first, byte[] second) {
    for (int i = 1; i <= Math.min(border, first.length); i++) {
      if (token[border - i] != first[first.length - i]) {
        return false;
      }
    }
    for (int i = 0; i < Math.min(token.length - border, second.length); i++) {
      if (token[border + i] != second[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
