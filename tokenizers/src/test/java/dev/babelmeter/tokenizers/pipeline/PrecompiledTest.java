// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.unicode.Graphemes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The compiled rules of T5 beside every code point that may join a grapheme cluster. */
class PrecompiledTest {
  @Test
  void findsClustersAsTheReference() throws IOException {
    assumeTrue(SharedData.isThere(), () -> "no test data in " + SharedData.folder());
    JsonNode tokenizer = new ObjectMapper().readTree(SharedData.vocabulary("t5small"));
    String json = tokenizer.path("normalizer").toString();
    Normalizer normalizer =
        java.util.Objects.requireNonNull(
            SharedData.pipeline(
                    Probes.json(json, "null", "{\"type\":\"BPE\",\"vocab\":{},\"merges\":[]}"))
                .normalizer);
    Scratch scratch = new Scratch();
    WorkText text = new WorkText();
    Probes.normalizeEach(
        json,
        c -> !Graphemes.standsAlone(c) || c < 0x3000 || c % 64 == 0,
        PrecompiledTest::around,
        (c, expected) -> {
          CodePoints.read(around(c), text, false);
          normalizer.normalize(text, scratch);
          assertThat(new String(text.text, 0, text.length)).as("U+%04X", c).isEqualTo(expected);
        });
  }

  /** Text in which {@code c} stands before, behind and between characters that have rules. */
  private static String around(int c) {
    String one = Character.toString(c);
    return "\u00AA"
        + one
        + "\u00B2"
        + one
        + one
        + "a"
        + one
        + "\u0301"
        + one
        + "\u0600\u00AA"
        + one
        + "\u1100"
        + one
        + "\u1161"
        + one
        + "\u200D"
        + one;
  }
}
