// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores are read to the last bit as the reference reads them. */
class SerdeNumberTest {
  @Test
  void readsNumbersAsTheReference() {
    Random random = new Random(3);
    int compared = 0;
    for (int i = 0; i < 400; i++) {
      String number = number(random);
      double value = SerdeNumber.parse(number);
      String exact = Double.toString(value);
      if (SerdeNumber.parse(exact) == value && Double.parseDouble(exact) == value) {
        assertThat(isLess(number, exact)).as(number).isFalse();
        assertThat(isLess(exact, number)).as(number).isFalse();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void isNotTheNearestDoubleEverywhere() {
    // Found by comparing with the reference; nearest would be one unit in the last place away.
    Random random = new Random(3);
    long others = 0;
    for (int i = 0; i < 400; i++) {
      String number = number(random);
      others += SerdeNumber.parse(number) == Double.parseDouble(number) ? 0 : 1;
    }
    assertThat(others).isPositive();
  }

  @Test
  void refusesWhatNoDoubleHolds() {
    assertThatThrownBy(() -> SerdeNumber.parse("1e309"))
        .isInstanceOf(UnsupportedComponentException.class);
    assertThat(SerdeNumber.parse("-1e-400")).isZero();
    assertThat(SerdeNumber.parse("-7")).isEqualTo(-7.0);
  }

  private static String number(Random random) {
    StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
    number.append(1 + random.nextInt(9));
    digits(number, random.nextInt(random.nextInt(8) == 0 ? 25 : 3), random);
    number.append('.');
    digits(number, 1 + random.nextInt(25), random);
    if (random.nextInt(4) == 0) {
      number.append('e').append(random.nextInt(60) - 40);
    }
    return number.toString();
  }

  private static void digits(StringBuilder number, int count, Random random) {
    for (int i = 0; i < count; i++) {
      number.append(random.nextInt(10));
    }
  }

  /** Whether the reference takes {@code left} for less than {@code right}. */
  private static boolean isLess(String left, String right) {
    String vocabulary =
        String.format("[[\"?\",-1e300],[\"ab\",%s],[\"a\",%s],[\"b\",0.0]]", left, right);
    String model = "{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":" + vocabulary + "}";
    try (ReferenceTokenizer tokenizer =
        new ReferenceTokenizer(Probes.json("null", "null", model))) {
      // Of equal scores the longer token stays.
      return tokenizer.ids("ab").length == 2;
    }
  }
}
