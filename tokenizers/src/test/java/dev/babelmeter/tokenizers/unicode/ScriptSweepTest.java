// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.reference.Probes;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptSweepTest {
  /** Each code point stands between its neighbours in order, and after a Latin letter. */
  @Test
  void scriptsChangeWhereTheyChangeInTheReference() {
    try (ReferenceTokenizer tokenizer = Probes.pieces("null", "{\"type\":\"UnicodeScripts\"}")) {
      for (int from = 0; from < 0x110000; from += 0x4000) {
        int[] ascending =
            IntStream.range(from, from + 0x4000).filter(c -> c < 0xD800 || c > 0xDFFF).toArray();
        int[] apart = Arrays.stream(ascending).flatMap(c -> IntStream.of('a', c)).toArray();
        for (int[] text : new int[][] {ascending, apart}) {
          assertThat(changes(text))
              .isEqualTo(tokenizer.encode(new String(text, 0, text.length)).starts());
        }
      }
    }
  }

  private static int[] changes(int[] text) {
    int last = Scripts.ANY;
    IntStream.Builder starts = IntStream.builder();
    for (int i = 0; i < text.length; i++) {
      int script = Scripts.of(text[i]);
      if (script != Scripts.ANY && script != last) {
        starts.add(i);
        last = script;
      }
    }
    return starts.build().toArray();
  }
}
