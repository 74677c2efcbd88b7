// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.DigitChunking.Cut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigitChunkingTest {
  /** 1234567 is 123|456|7 from the left and 1|234|567 from the right (Singh and Strouse 2024). */
  @Test
  void byHand() {
    assertThat(DigitChunking.classify(List.of(3, 3, 1))).isEqualTo(Cut.L2R3);
    assertThat(DigitChunking.classify(List.of(1, 3, 3))).isEqualTo(Cut.R2L3);
    assertThat(DigitChunking.classify(List.of(1, 1, 1, 1))).isEqualTo(Cut.SINGLE);
    assertThat(DigitChunking.classify(List.of(3, 3))).isEqualTo(Cut.EITHER3);
    assertThat(DigitChunking.classify(List.of(2))).isEqualTo(Cut.EITHER3);
    assertThat(DigitChunking.classify(List.of(2, 2))).isEqualTo(Cut.OTHER);
    assertThat(DigitChunking.classify(List.of(4))).isEqualTo(Cut.OTHER);
    assertThat(DigitChunking.classify(List.of(1, 3, 1))).isEqualTo(Cut.OTHER);
    // Two tokens spell one digit.
    assertThat(DigitChunking.classify(List.of(1, -1, 1))).isEqualTo(Cut.OTHER);
  }

  @Test
  void findsRunsAndWhatTheirTokensHoldOfThem() {
    // Tokens: "in", " 12", "34", " or", " ", "1", "234", ".", "5", " ٣٤"
    String text = "in 1234 or 1234.5 ٣٤";
    int[] starts = {0, 2, 5, 7, 10, 11, 12, 15, 16, 17};
    int[] ends = {2, 5, 7, 10, 11, 12, 15, 16, 17, 20};
    DigitChunking chunking = DigitChunking.of(text, starts, ends);
    assertThat(chunking.runs())
        .isEqualTo(
            Map.of(Cut.OTHER, 1L, Cut.R2L3, 1L, Cut.EITHER3, 1L, Cut.SINGLE, 0L, Cut.L2R3, 0L));
    assertThat(chunking.share(Cut.R2L3)).hasValueCloseTo(1 / 3.0, within(1e-12));
    assertThat(chunking.plus(chunking).total()).isEqualTo(6);
    assertThat(DigitChunking.none().share(Cut.SINGLE)).isEmpty();
  }

  @Test
  void seesTokensThatShareADigit() {
    // Byte-level tokens that cut "٣" in two: both have its place.
    DigitChunking chunking = DigitChunking.of("٣٤", new int[] {0, 0, 1}, new int[] {1, 1, 2});
    assertThat(chunking.runs().get(Cut.OTHER)).isEqualTo(1);
  }

  @Property(tries = 200)
  void knowsTheDirectionOfEveryRunThatShowsIt(@ForAll @IntRange(min = 4, max = 60) int digits) {
    List<Integer> fromLeft = new ArrayList<>(Collections.nCopies(digits / 3, 3));
    List<Integer> fromRight = new ArrayList<>(fromLeft);
    if (digits % 3 != 0) {
      fromLeft.add(digits % 3);
      fromRight.add(0, digits % 3);
    }
    boolean shows = digits % 3 != 0;
    assertThat(DigitChunking.classify(fromLeft)).isEqualTo(shows ? Cut.L2R3 : Cut.EITHER3);
    assertThat(DigitChunking.classify(fromRight)).isEqualTo(shows ? Cut.R2L3 : Cut.EITHER3);
  }
}
