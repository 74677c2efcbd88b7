// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.GeneralCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the normalizers make of every assigned code point and of every sixteenth other; {@link
 * CodePointSweep} compares all of them.
 */
class NormalizerSweepTest {
  private static final int UNASSIGNED = GeneralCategory.bits("Cn") | GeneralCategory.bits("Co");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"NFC\"}",
        "{\"type\":\"NFKD\"}",
        "{\"type\":\"Lowercase\"}",
        "{\"type\":\"StripAccents\"}",
        "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
            + "\"strip_accents\":true,\"lowercase\":true}"
      })
  void normalizesEachCodePointAsTheReference(String json) {
    Normalizer normalizer =
        java.util.Objects.requireNonNull(
            SharedData.pipeline(
                    Probes.json(json, "null", "{\"type\":\"BPE\",\"vocab\":{},\"merges\":[]}"))
                .normalizer);
    Scratch scratch = new Scratch();
    WorkText text = new WorkText();
    int[] compared = {0};
    Probes.normalizeEach(
        json,
        // The full-width vertical line may become the one that separates code points.
        c -> c != 0xFF5C && (c % 16 == 0 || isAssigned(c)),
        c -> "e" + Character.toString(c) + "\u0301",
        (c, expected) -> {
          CodePoints.read("e" + Character.toString(c) + "\u0301", text, false);
          normalizer.normalize(text, scratch);
          assertThat(new String(text.text, 0, text.length)).as("U+%04X", c).isEqualTo(expected);
          compared[0]++;
        });
    assertThat(compared[0]).isGreaterThan(200_000);
  }

  private static boolean isAssigned(int codePoint) {
    return !CharacterProperties.inCategories(codePoint, UNASSIGNED);
  }
}
