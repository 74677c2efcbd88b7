// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.Premium.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttributePremiumTest {
  private static final Variety ENGLISH = new Variety("en", "Latn");
  private static final Variety GERMAN = new Variety("de", "Latn");

  private static AttributeTexts texts(
      String attribute, String value, Variety variety, String vocabulary, LivePremium.Sums sums) {
    return new AttributeTexts(
        attribute,
        value,
        variety,
        vocabulary,
        "f",
        sums.texts(),
        sums.bytes(),
        sums.bytes(),
        1,
        sums.tokens(),
        sums);
  }

  private static LivePremium.Sums sums(long texts, long tokens, long bytes) {
    return LongStream.range(0, texts)
        .mapToObj(any -> LivePremium.Sums.of(tokens, bytes))
        .reduce(LivePremium.Sums.NONE, LivePremium.Sums::plus);
  }

  /** 20 tokens in 40 bytes beside 10 in 40 and 10 in 20, by hand. */
  @Test
  void comparesWithAllOtherValuesOfTheSameAttributeLanguageAndVocabulary() {
    List<AttributePremium> premiums =
        AttributePremium.of(
            List.of(
                texts("domain", "law", ENGLISH, "v", sums(40, 20, 40)),
                texts("domain", "chat", ENGLISH, "v", sums(30, 10, 40)),
                texts("domain", "code", ENGLISH, "v", sums(30, 10, 20)),
                texts("domain", "chat", GERMAN, "v", sums(30, 90, 40)),
                texts("domain", "chat", ENGLISH, "w", sums(30, 90, 40)),
                texts("team", "chat", ENGLISH, "v", sums(30, 90, 40))),
            null);
    AttributePremium law = premiums.get(0);
    assertThat(law.value()).hasValueCloseTo(0.5 / (600.0 / 1800), within(1e-12));
    assertThat(law.sample()).isEqualTo(40);
    assertThat(law.pivotSums()).isEqualTo(sums(30, 10, 40).plus(sums(30, 10, 20)));
    // Nothing in German, under w, or of a team is comparable with it.
    assertThat(premiums.subList(3, 6))
        .allSatisfy(alone -> assertThat(alone.status()).isEqualTo(Status.INSUFFICIENT));
  }

  @Test
  void aPivotIsComparedWithItself_andNothingIsToldBelowTheFloor() {
    List<AttributePremium> premiums =
        AttributePremium.of(
            List.of(
                texts("domain", "law", ENGLISH, "v", sums(29, 20, 40)),
                texts("domain", "code", ENGLISH, "v", sums(30, 10, 20)),
                texts("domain", "chat", ENGLISH, "v", sums(30, 10, 40))),
            "chat");
    assertThat(premiums.get(0).value()).isEmpty();
    assertThat(premiums.get(0).sample()).isEqualTo(29);
    assertThat(premiums.get(1).value()).hasValueCloseTo(2.0, within(1e-12));
    assertThat(premiums.get(2).value()).hasValueCloseTo(1.0, within(1e-12));
  }

  /** The premium of two values over each other are reciprocal, whatever their texts. */
  @Property(tries = 200)
  void twoValuesHaveReciprocalPremiums(
      @ForAll @Size(min = 30, max = 60) List<@LongRange(min = 1, max = 500) Long> first,
      @ForAll @Size(min = 30, max = 60) List<@LongRange(min = 1, max = 500) Long> second) {
    List<AttributeTexts> all = new ArrayList<>();
    for (List<Long> tokens : List.of(first, second)) {
      LivePremium.Sums sums =
          tokens.stream()
              .map(t -> LivePremium.Sums.of(t, 2 * t + 7))
              .reduce(LivePremium.Sums.NONE, LivePremium.Sums::plus);
      all.add(texts("team", "t" + all.size(), ENGLISH, "v", sums));
    }
    List<AttributePremium> premiums = AttributePremium.of(all, null);
    double product = premiums.get(0).value().getAsDouble() * premiums.get(1).value().getAsDouble();
    assertThat(product).isCloseTo(1, within(1e-9));
    assertThat(premiums.get(0).low().getAsDouble() * premiums.get(1).high().getAsDouble())
        .isCloseTo(1, within(1e-9));
  }
}
