// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A sorted map is the reference. */
class TokenFrequenciesTest {
  @Property(tries = 300)
  void countsAsAMapDoes(@ForAll("ids") List<Integer> ids) {
    TokenFrequencies frequencies = of(ids);
    Map<Integer, Long> map = counted(ids);
    assertThat(frequencies.tokens()).isEqualTo(ids.size());
    assertThat(frequencies.types()).isEqualTo(map.size());
    map.forEach((id, count) -> assertThat(frequencies.of(id)).isEqualTo(count));
    assertThat(frequencies.descending())
        .containsExactly(
            map.values().stream()
                .sorted(Comparator.reverseOrder())
                .mapToLong(Long::longValue)
                .toArray());
  }

  @Property(tries = 300)
  void bytesOfPartsAddUpToTheWhole(
      @ForAll("ids") List<Integer> first, @ForAll("ids") List<Integer> second) {
    TokenFrequencies merged = new TokenFrequencies();
    ByteBuffer bytes = of(first).encoded();
    merged.addEncoded(bytes);
    merged.addEncoded(of(second).encoded());
    Map<Integer, Long> map = counted(first);
    counted(second).forEach((id, count) -> map.merge(id, count, Long::sum));
    map.forEach((id, count) -> assertThat(merged.of(id)).isEqualTo(count));
    assertThat(merged.types()).isEqualTo(map.size());
    assertThat(bytes.position()).isZero();
    TokenFrequencies whole = of(second);
    whole.addAll(of(first));
    assertThat(merged.encoded()).isEqualTo(whole.encoded());
  }

  /** By hand: 3 − (−1) = 4; 300 = 0b10_0101100; 131 − 3 = 128 = 0b1_0000000. */
  @Test
  void theBytesAreThoseOfTheDescription() {
    TokenFrequencies frequencies = new TokenFrequencies();
    frequencies.add(131, 1);
    frequencies.add(3, 300);
    ByteBuffer bytes = frequencies.encoded();
    assertThat(bytes.array())
        .containsExactly(0x04, (byte) 0b1010_1100, 0x02, (byte) 0x80, 0x01, 0x01);
  }

  @Test
  void refusesWhatItDidNotWrite() {
    for (byte[] bytes :
        List.of(
            new byte[] {1}, new byte[] {0, 1}, new byte[] {1, 0}, new byte[] {1, (byte) 0x80})) {
      TokenFrequencies frequencies = new TokenFrequencies();
      assertThatThrownBy(() -> frequencies.addEncoded(ByteBuffer.wrap(bytes)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no frequencies");
    }
    assertThatThrownBy(() -> new TokenFrequencies().add(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSumBeyondALongIsAnErrorAndNoWrongNumber() {
    TokenFrequencies frequencies = new TokenFrequencies();
    frequencies.add(1, Long.MAX_VALUE);
    TokenFrequencies back = new TokenFrequencies();
    back.addEncoded(frequencies.encoded());
    assertThat(back.of(1)).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> frequencies.add(1)).isInstanceOf(ArithmeticException.class);
  }

  @Provide
  Arbitrary<List<Integer>> ids() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 300_000))
        .list()
        .ofMaxSize(400);
  }

  private static TokenFrequencies of(List<Integer> ids) {
    TokenFrequencies frequencies = new TokenFrequencies();
    ids.forEach(frequencies::add);
    return frequencies;
  }

  private static Map<Integer, Long> counted(List<Integer> ids) {
    Map<Integer, Long> counts = new TreeMap<>();
    ids.forEach(id -> counts.merge(id, 1L, Long::sum));
    return counts;
  }
}
