// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the tables with the reference at each of the 1,112,064 Unicode scalar values. */
class UnicodeSweepTest {
  private static final int[] REPRESENTATIVES = representatives();

  @Test
  void generalCategoriesAreThoseOfTheReference() {
    StringBuilder runs = new StringBuilder();
    for (GeneralCategory category : GeneralCategory.values()) {
      String name =
          category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT);
      runs.append(runs.length() == 0 ? "" : "|").append("\\\\p{").append(name).append("}+");
    }
    // Each code point stands before one of the category that the table gives it, and behind one of
    // another category, so that a wrong category joins or divides.
    try (ReferenceTokenizer tokenizer = Probes.pieces("null", split(runs.toString(), "Isolated"))) {
      for (int from = 0; from < 0x110000; from += 0x4000) {
        int[] codePoints =
            IntStream.range(from, from + 0x4000)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .filter(c -> category(c) != GeneralCategory.CS.code())
                .toArray();
        int[] text = new int[3 * codePoints.length];
        for (int i = 0; i < codePoints.length; i++) {
          int category = category(codePoints[i]);
          text[3 * i] = category == GeneralCategory.LU.code() ? '1' : 'A';
          text[3 * i + 1] = codePoints[i];
          text[3 * i + 2] = REPRESENTATIVES[category];
        }
        ReferenceTokenizer.Tokens tokens = tokenizer.encode(new String(text, 0, text.length));
        BitSet starts = new BitSet();
        for (int start : tokens.starts()) {
          starts.set(start);
        }
        for (int i = 0; i < codePoints.length; i++) {
          assertThat(starts.get(3 * i + 1) && !starts.get(3 * i + 2))
              .as("category of U+%04X", codePoints[i])
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "REGEX_SPACE       @ {'type':'Split','pattern':{'Regex':'\\\\s'},'behavior':'Removed','invert':false}",
        "REGEX_WORD        @ {'type':'Split','pattern':{'Regex':'\\\\w'},'behavior':'Removed','invert':false}",
        "HAN               @ {'type':'Split','pattern':{'Regex':'\\\\p{Han}'},'behavior':'Removed','invert':false}",
        "WHITESPACE        @ {'type':'WhitespaceSplit'}",
        "PUNCTUATION       @ {'type':'Punctuation','behavior':'Removed'}",
        "RUST_SPACE        @ {'type':'Whitespace'}"
      },
      quoteCharacter = '`')
  void propertiesAreThoseOfTheReference(String property, String preTokenizer) throws Exception {
    int mask = CharacterProperties.class.getField(property).getInt(null);
    assertThat(members(mask)).isEqualTo(Probes.removedBy(preTokenizer.replace('\'', '"')));
  }

  @Test
  void numbersAreThoseOfTheReference() {
    assertThat(members(CharacterProperties.NUMERIC))
        .isEqualTo(Probes.isolatedBy("{\"type\":\"Digits\",\"individual_digits\":true}"));
  }

  @Test
  void wordCharactersAreThoseOfTheReference() {
    BitSet neither = members(CharacterProperties.RUST_WORD);
    neither.or(members(CharacterProperties.RUST_SPACE));
    neither.flip(0, 0x110000);
    neither.clear(0xD800, 0xE000);
    assertThat(neither).isEqualTo(Probes.isolatedBy("{\"type\":\"Whitespace\"}"));
  }

  private static BitSet members(int mask) {
    BitSet members = new BitSet();
    IntStream.range(0, 0x110000)
        .filter(c -> CharacterProperties.has(c, mask))
        .forEach(members::set);
    return members;
  }

  private static int category(int codePoint) {
    return CharacterProperties.get(codePoint) & CharacterProperties.CATEGORY;
  }

  private static int[] representatives() {
    int[] first = new int[GeneralCategory.values().length];
    for (int c = 0x10FFFF; c >= 0; c--) {
      first[category(c)] = c;
    }
    return first;
  }

  private static String split(String pattern, String behavior) {
    return "{\"type\":\"Split\",\"pattern\":{\"Regex\":\""
        + pattern
        + "\"},\"behavior\":\""
        + behavior
        + "\",\"invert\":false}";
  }
}
