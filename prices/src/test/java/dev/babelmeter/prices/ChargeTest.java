// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import static dev.babelmeter.prices.Prices.rate;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeTest {
  /** Claude Sonnet 4.5's list prices, in dollars for a million tokens: 3 and 6, 15 and 22.5. */
  private static final DatedPrice SONNET =
      Prices.of(
          "claude-sonnet-4-5",
          Instant.EPOCH,
          null,
          rate(TokenKind.INPUT, 0, 3_000_000),
          rate(TokenKind.INPUT, 200_000, 6_000_000),
          rate(TokenKind.OUTPUT, 0, 15_000_000),
          rate(TokenKind.OUTPUT, 200_000, 22_500_000),
          rate(TokenKind.CACHE_READ, 0, 300_000),
          new Rate(TokenKind.INPUT, ServiceTier.BATCH, 0, 1_500_000));

  /** By hand: a token more than the threshold moves every token to the higher price. */
  @ParameterizedTest
  @CsvSource({"199999,0.599997", "200000,0.600000", "200001,1.200006"})
  void of_isACliffOnTheWholeInput(long tokens, String dollars) {
    assertThat(Charge.of(SONNET, Usage.plain(false, tokens)))
        .isEqualTo(new Charge.Priced(dollars(dollars), false));
  }

  @Test
  void of_takesTheBandOfOutputFromTheRequest() {
    assertThat(Charge.of(SONNET, output(1000, OptionalLong.of(200_001), 0)))
        .isEqualTo(new Charge.Priced(dollars("0.0225"), false));
    assertThat(Charge.of(SONNET, output(1000, OptionalLong.of(200_000), 0)))
        .isEqualTo(new Charge.Priced(dollars("0.015"), false));
    assertThat(Charge.of(SONNET, output(1000, OptionalLong.empty(), 0)))
        .isEqualTo(new Charge.Priced(dollars("0.015"), true));
  }

  @Test
  void of_chargesCachedTokensApart() {
    // 1000 tokens, of which 400 at 0.30 and 600 at 3.00 dollars for a million.
    assertThat(Charge.of(SONNET, input(1000, 400, 0, ServiceTier.STANDARD)))
        .isEqualTo(new Charge.Priced(dollars("0.00192"), false));
  }

  @Test
  void of_chargesReasoningAsOutputUnlessTheListHasAPrice() {
    assertThat(Charge.of(SONNET, output(1000, OptionalLong.of(10), 300)))
        .isEqualTo(new Charge.Priced(dollars("0.015"), false));
    DatedPrice reasoning =
        Prices.of(
            "m",
            Instant.EPOCH,
            null,
            rate(TokenKind.OUTPUT, 0, 1_000_000),
            rate(TokenKind.REASONING, 0, 4_000_000));
    assertThat(Charge.of(reasoning, output(1000, OptionalLong.empty(), 300)))
        .isEqualTo(new Charge.Priced(dollars("0.0019"), false));
  }

  @Test
  void of_refusesWhatTheListDoesNotSay() {
    Charge none = new Charge.Unpriced(UnpricedReason.NO_RATE);
    assertThat(Charge.of(SONNET, input(10, 0, 5, ServiceTier.STANDARD))).isEqualTo(none);
    assertThat(Charge.of(SONNET, input(10, 0, 0, ServiceTier.FLEX))).isEqualTo(none);
    assertThat(Charge.of(SONNET, input(10, 0, 0, ServiceTier.BATCH)))
        .isEqualTo(new Charge.Priced(dollars("0.000015"), false));
    // The list has no price for a long batch; the short one's would be half of what is due.
    assertThat(Charge.of(SONNET, input(200_001, 0, 0, ServiceTier.BATCH))).isEqualTo(none);
  }

  @Test
  void of_refusesNumbersThatContradictEachOther() {
    Charge invalid = new Charge.Unpriced(UnpricedReason.INVALID_USAGE);
    assertThat(Charge.of(SONNET, input(10, 11, 0, ServiceTier.STANDARD))).isEqualTo(invalid);
    assertThat(Charge.of(SONNET, input(10, 6, 5, ServiceTier.STANDARD))).isEqualTo(invalid);
    assertThat(Charge.of(SONNET, Usage.plain(false, -1))).isEqualTo(invalid);
    assertThat(Charge.of(SONNET, output(10, OptionalLong.of(-1), 0))).isEqualTo(invalid);
    assertThat(Charge.of(SONNET, output(10, OptionalLong.empty(), 11))).isEqualTo(invalid);
  }

  @Property
  void of_equalsDollarsTimesTokens(
      @ForAll @IntRange(max = 2_000_000) int tokens, @ForAll @IntRange(max = 2_000_000) int input) {
    BigDecimal perMillion = new BigDecimal(input > 200_000 ? "22.5" : "15");
    assertThat(Charge.of(SONNET, output(tokens, OptionalLong.of(input), 0)))
        .isEqualTo(
            new Charge.Priced(
                dollars(
                    perMillion
                        .multiply(new BigDecimal(tokens))
                        .divide(new BigDecimal(1_000_000))
                        .toPlainString()),
                false));
  }

  /** The most that an event can say costs no wrong number. */
  @Test
  void of_hasNoBoundOnTokens() {
    assertThat(Charge.of(SONNET, Usage.plain(false, 1L << 53)))
        .isEqualTo(new Charge.Priced(dollars("54043195528.445952"), false));
  }

  private static Usage output(long tokens, OptionalLong request, long reasoning) {
    return new Usage(true, tokens, request, 0, 0, reasoning, ServiceTier.STANDARD);
  }

  private static Usage input(long tokens, long read, long write, ServiceTier service) {
    return new Usage(false, tokens, OptionalLong.empty(), read, write, 0, service);
  }

  private static BigDecimal dollars(String dollars) {
    return new BigDecimal(dollars).setScale(12);
  }
}
