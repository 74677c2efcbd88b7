// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.TextMeasure;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WordSpansTest {
  /** Tokens that follow each other, each as long as one of {@code lengths}, to the text's end. */
  private static int[][] tokens(String text, List<Integer> lengths) {
    int size = text.codePointCount(0, text.length());
    int[] starts = new int[size];
    int[] ends = new int[size];
    int tokens = 0;
    for (int at = 0; at < size; tokens++) {
      starts[tokens] = at;
      at = Math.min(size, at + lengths.get(tokens % lengths.size()));
      ends[tokens] = at;
    }
    return new int[][] {Arrays.copyOf(starts, tokens), Arrays.copyOf(ends, tokens)};
  }

  @Property
  void sizeIsThatOfTheMeasure(@ForAll("texts") String text) {
    assertThat(WordSpans.of(text).size()).isEqualTo((int) TextMeasure.of(text).words());
  }

  /** A word is continued when a token ends strictly within it: tokens here leave nothing out. */
  @Property
  void continuedEqualsBruteForce(
      @ForAll("texts") String text,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 6) Integer> lengths) {
    int[][] tokens = tokens(text, lengths);
    int[] codePoints = text.codePoints().toArray();
    long expected = 0;
    boolean cut = false;
    for (int i = 0; i < codePoints.length; i++) {
      boolean space = Character.isWhitespace(codePoints[i]);
      boolean begins = !space && (i == 0 || Character.isWhitespace(codePoints[i - 1]));
      if (begins) {
        cut = false;
      } else if (!space && !cut) {
        for (int end : tokens[1]) {
          if (end == i) {
            cut = true;
            expected++;
          }
        }
      }
    }
    assertThat(WordSpans.of(text).continued(tokens[0], tokens[1])).isEqualTo(expected);
  }

  /** Two bytes of one character are two tokens on it; a token that covers nothing is on nothing. */
  @Test
  void tokensThatShareACharacterOrCoverNoneAreTold() {
    WordSpans spans = WordSpans.of("é ab x");
    assertThat(spans.continued(new int[] {0, 0, 1, 5, 5}, new int[] {1, 1, 4, 5, 6})).isEqualTo(1);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "é", "天", "😀", " ", "\n")
        .list()
        .ofMaxSize(25)
        .map(l -> String.join("", l));
  }
}
