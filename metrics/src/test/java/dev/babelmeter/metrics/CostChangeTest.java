// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.metrics.CostChange.Span;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CostChangeTest {
  /** What rounding each of four parts can leave. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.000000000002");

  @Property
  void parts_sumToTheWhole(
      @ForAll("spans") Map<String, Span> before,
      @ForAll("spans") Map<String, Span> after,
      @ForAll Set<@IntRange(max = 4) Integer> changed) {
    CostChange parts = CostChange.of(before, after, languages(changed));
    assertThat(
            parts
                .volume()
                .add(parts.mix())
                .add(parts.tokenizer())
                .add(parts.price())
                .add(parts.remainder()))
        .isEqualByComparingTo(parts.change());
    assertThat(parts.change()).isEqualByComparingTo(cost(after).subtract(cost(before)));
  }

  @Property
  void moreOfTheSame_isVolume(
      @ForAll("spans") Map<String, Span> before, @ForAll @IntRange(min = 1, max = 9) int times) {
    CostChange parts = CostChange.of(before, each(before, times, times, times), Set.of());
    assertThat(parts.volume().subtract(parts.change()).abs()).isLessThanOrEqualTo(ROUNDING);
    assertNothingBut(parts, parts.volume());
  }

  @Property
  void dearerTokens_arePrice(
      @ForAll("spans") Map<String, Span> before, @ForAll @IntRange(min = 2, max = 9) int times) {
    CostChange parts = CostChange.of(before, each(before, 1, 1, times), Set.of());
    assertNothingBut(parts, parts.price());
  }

  /** More tokens and proportionally more cost, while the control stays: the vocabulary's doing. */
  @Property
  void moreTokensOfAChangedVocabulary_areTokenizer(
      @ForAll("spans") Map<String, Span> before, @ForAll @IntRange(min = 2, max = 9) int times) {
    Map<String, Span> after = each(before, 1, times, times);
    CostChange changed = CostChange.of(before, after, before.keySet());
    assertNothingBut(changed, changed.tokenizer());
    CostChange unchanged = CostChange.of(before, after, Set.of());
    assertNothingBut(unchanged, unchanged.remainder());
  }

  /** By hand: 100 characters each at 1 and 3 dollars; then 150 and 50: 1.50 and 1.50 dollars. */
  @Test
  void otherShares_areMix() {
    CostChange parts =
        CostChange.of(
            Map.of("en", span(100, 100, "1"), "my", span(100, 300, "3")),
            Map.of("en", span(150, 150, "1.5"), "my", span(50, 150, "1.5")),
            Set.of());
    assertThat(parts.mix()).isEqualByComparingTo("-1");
    assertNothingBut(parts, parts.mix());
  }

  /**
   * By hand: English grows from 100 to 300 characters; its vocabulary now makes 1.5 tokens of each
   * instead of 1, while the control makes 1.2 times as many, so the texts explain 1.2 and the
   * vocabulary 1.25; a token costs 2 cents instead of 1.
   */
  @Test
  void severalCauses_areToldApart() {
    CostChange parts =
        CostChange.of(
            Map.of("en", new Span(100, 100, OptionalLong.of(50), new BigDecimal("1.00"))),
            Map.of("en", new Span(300, 450, OptionalLong.of(180), new BigDecimal("9.00"))),
            Set.of("en"));
    assertThat(parts.volume()).isEqualByComparingTo("2.00");
    assertThat(parts.mix()).isEqualByComparingTo("0");
    assertThat(parts.remainder()).isEqualByComparingTo("0.60");
    assertThat(parts.tokenizer()).isEqualByComparingTo("0.90");
    assertThat(parts.price()).isEqualByComparingTo("4.50");
  }

  @Test
  void aNewLanguage_isMix_andAnEmptySpanIsVolume() {
    Map<String, Span> english = Map.of("en", span(100, 100, "1"));
    CostChange parts =
        CostChange.of(
            english, Map.of("en", span(100, 100, "1"), "my", span(100, 300, "3")), Set.of());
    assertThat(parts.volume()).isEqualByComparingTo("1");
    assertThat(parts.mix()).isEqualByComparingTo("2");
    assertThat(CostChange.of(Map.of(), english, Set.of()).volume()).isEqualByComparingTo("1");
    assertThat(CostChange.of(english, Map.of(), Set.of()).volume()).isEqualByComparingTo("-1");
  }

  @Test
  void span_refusesCostsWithoutTokens() {
    assertThatThrownBy(() -> span(1, 0, "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> span(0, 1, "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> span(1, -1, "0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Map<String, Span>> spans() {
    Arbitrary<Span> span =
        Combinators.combine(
                Arbitraries.longs().between(1, 1L << 40),
                Arbitraries.longs().between(1, 1L << 40),
                Arbitraries.longs().between(1, 1L << 40),
                Arbitraries.longs().between(0, Long.MAX_VALUE))
            .as(
                (characters, tokens, control, pico) ->
                    new Span(
                        characters,
                        tokens,
                        OptionalLong.of(control),
                        BigDecimal.valueOf(pico, 12)));
    return Arbitraries.maps(Arbitraries.of("l0", "l1", "l2", "l3", "l4"), span).ofMinSize(1);
  }

  private static void assertNothingBut(CostChange parts, BigDecimal part) {
    assertThat(part.subtract(parts.change()).abs()).isLessThanOrEqualTo(ROUNDING);
    for (BigDecimal other :
        List.of(parts.volume(), parts.mix(), parts.tokenizer(), parts.price(), parts.remainder())) {
      if (other != part) {
        assertThat(other.abs()).isLessThanOrEqualTo(ROUNDING);
      }
    }
  }

  private static Map<String, Span> each(
      Map<String, Span> spans, int characters, int tokens, int dollars) {
    Map<String, Span> multiplied = new HashMap<>();
    spans.forEach(
        (language, span) ->
            multiplied.put(
                language,
                new Span(
                    span.characters() * characters,
                    span.tokens() * tokens,
                    OptionalLong.of(span.control().getAsLong() * characters),
                    span.dollars().multiply(BigDecimal.valueOf(dollars)))));
    return multiplied;
  }

  private static Span span(long characters, long tokens, String dollars) {
    return new Span(characters, tokens, OptionalLong.empty(), new BigDecimal(dollars));
  }

  private static Set<String> languages(Set<Integer> numbers) {
    Map<String, Boolean> names = new TreeMap<>();
    numbers.forEach(number -> names.put("l" + number, true));
    return names.keySet();
  }

  private static BigDecimal cost(Map<String, Span> spans) {
    return spans.values().stream().map(Span::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
