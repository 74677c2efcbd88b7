// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.LivePremiums.Traffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worked by hand, with the published coefficients. */
class LivePremiumsTest {
  private static final Variety ENGLISH = new Variety("en", "Latn");
  private static final Variety GERMAN = new Variety("de", "Latn");

  /** deu_latn over eng_latn. */
  private static final double GERMAN_BYTES = 1.053648017719111;

  private static Traffic traffic(String fingerprint, long texts, long tokens, long bytes) {
    return new Traffic(
        "v",
        fingerprint,
        new LivePremium.Sums(
            texts,
            texts * tokens,
            texts * bytes,
            texts * tokens * tokens,
            texts * tokens * bytes,
            texts * bytes * bytes),
        null);
  }

  private static Premium of(List<Premium> premiums, Variety variety) {
    return premiums.stream().filter(p -> p.variety().equals(variety)).findFirst().orElseThrow();
  }

  @Test
  void tokensPerByteOverThoseOfThePivotTimesTheBytePremium() {
    List<Premium> premiums =
        LivePremiums.of(
            Map.of(
                ENGLISH, List.of(traffic("f", 40, 10, 40)),
                GERMAN, List.of(traffic("f", 30, 30, 60))),
            "en");
    // 30/60 over 10/40 is 2.
    assertThat(of(premiums, GERMAN).value()).hasValueCloseTo(2 * GERMAN_BYTES, within(1e-12));
    assertThat(of(premiums, GERMAN).sample()).isEqualTo(30);
    assertThat(of(premiums, ENGLISH).value()).hasValue(1);
    assertThat(of(premiums, ENGLISH).pivotScript()).isEqualTo("Latn");
  }

  /** Of the pivot's scripts the one with the most texts is the pivot, the other a language more. */
  @Test
  void thePivotIsInItsMostFrequentScript() {
    Variety cyrillic = new Variety("sr", "Cyrl");
    Variety latin = new Variety("sr", "Latn");
    List<Premium> premiums =
        LivePremiums.of(
            Map.of(
                cyrillic, List.of(traffic("f", 50, 10, 40)),
                latin, List.of(traffic("f", 40, 10, 40))),
            "sr");
    assertThat(premiums).allMatch(premium -> premium.pivotScript().equals("Cyrl"));
    assertThat(of(premiums, cyrillic).value()).hasValue(1);
  }

  @Test
  void withoutAPivotOrWithAnotherFingerprintThereIsNone() {
    Map<Variety, List<Traffic>> traffic =
        Map.of(
            ENGLISH, List.of(traffic("old", 40, 10, 40)),
            GERMAN, List.of(traffic("new", 40, 10, 40)));
    assertThat(of(LivePremiums.of(traffic, "en"), GERMAN).status())
        .isEqualTo(Premium.Status.INSUFFICIENT);
    assertThat(LivePremiums.of(traffic, "fr"))
        .hasSize(2)
        .allMatch(premium -> premium.status() == Premium.Status.INSUFFICIENT)
        .allMatch(premium -> premium.sample() == 0);
  }

  @Test
  void aLanguageWithoutACoefficientSaysSo() {
    Variety abkhazian = new Variety("ab", "Latn");
    Premium premium =
        of(
            LivePremiums.of(
                Map.of(
                    ENGLISH, List.of(traffic("f", 40, 10, 40)),
                    abkhazian, List.of(traffic("f", 40, 10, 40))),
                "en"),
            abkhazian);
    assertThat(premium.status()).isEqualTo(Premium.Status.NO_BYTE_COEFFICIENT);
    assertThat(premium.value()).isEmpty();
    assertThat(premium.bytePremium()).isEmpty();
  }

  @Test
  void fairnessLeavesOutWhatIsMostlyLost() {
    Premium lost =
        Premium.reference(
            "v", "f", "en", new Variety("ta", "Taml"), 40, 1, 90, 40L, 10, EPOCH, EPOCH);
    Premium german = Premium.reference("v", "f", "en", GERMAN, 40, 1, 20, 0L, 10, EPOCH, EPOCH);
    Premium english = Premium.reference("v", "f", "en", ENGLISH, 40, 1, 10, 0L, 10, EPOCH, EPOCH);
    List<PremiumFairness> fairness = PremiumFairness.of(List.of(lost, german, english));
    assertThat(fairness).hasSize(1);
    assertThat(fairness.get(0).parity().maxOverMin()).hasValue(2);
    assertThat(fairness.get(0).parity().costs()).hasSize(2);
  }
}
