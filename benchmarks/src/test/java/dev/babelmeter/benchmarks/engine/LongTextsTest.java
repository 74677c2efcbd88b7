// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongTextsTest {
  @Test
  void haveTheLengthAskedFor() {
    for (String kind : LongTexts.kinds()) {
      String text = LongTexts.make(kind, 5000, 1);
      // A part of a mixed text has up to 19 characters of three bytes.
      assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(5000, 5060);
      assertThat(LongTexts.make(kind, 5000, 1)).isEqualTo(text);
    }
    assertThat(LongTexts.make("Thai", 90, 1)).isNotEqualTo(LongTexts.make("Thai", 90, 2));
  }
}
