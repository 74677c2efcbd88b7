// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextMeasurePropertyTest {
  private static final Pattern WHITE_SPACE =
      Pattern.compile("[\\p{IsWhite_Space}\\x{1C}-\\x{1F}]+");

  @Property
  void equalsTheMeasuresOfTheJdk(@ForAll("texts") String text) {
    long words = Arrays.stream(WHITE_SPACE.split(text)).filter(word -> !word.isEmpty()).count();
    assertThat(TextMeasure.of(text))
        .isEqualTo(
            new TextMeasure(
                text.codePointCount(0, text.length()),
                text.getBytes(StandardCharsets.UTF_8).length,
                words));
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any();
  }
}
