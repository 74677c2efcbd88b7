// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledStreamTest {
  private static final int MANY = 20_000;

  @Test
  void theSameSeedGivesTheSameStreamAndAnotherSeedAnother() {
    assertThat(events(7, 500)).isEqualTo(events(7, 500));
    assertThat(events(7, 500)).isNotEqualTo(events(8, 500));
  }

  @Test
  void identifiersAreUniqueAndTimesRise() {
    List<StreamedText> events = events(1, MANY);
    assertThat(events).extracting(StreamedText::eventId).doesNotHaveDuplicates();
    assertThat(events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void aGroupIsOneMessageInDifferentLanguagesCloseInTime() {
    BundledTexts texts = BundledTexts.load();
    Map<String, Set<Integer>> messages = new HashMap<>();
    for (int index = 0; index < texts.size(); index++) {
      for (String language : BundledTexts.LANGUAGES) {
        messages.computeIfAbsent(texts.text(index, language), t -> new HashSet<>()).add(index);
      }
    }
    Map<String, List<StreamedText>> groups =
        events(3, 3000).stream().collect(Collectors.groupingBy(StreamedText::translationGroup));
    assertThat(groups.values())
        .allSatisfy(
            group -> {
              assertThat(group).hasSizeLessThanOrEqualTo(8);
              assertThat(group).extracting(StreamedText::text).doesNotHaveDuplicates();
              Set<Integer> common = new HashSet<>(messages.get(group.get(0).text()));
              group.forEach(event -> common.retainAll(messages.get(event.text())));
              assertThat(common).isNotEmpty();
              assertThat(group)
                  .extracting(StreamedText::tenant)
                  .containsOnly(group.get(0).tenant());
              assertThat(group.get(group.size() - 1).at().minus(group.get(0).at()))
                  .isLessThan(Duration.ofSeconds(10));
            });
  }

  @Test
  void everyTenantModelDirectionAndLanguageOccurs() {
    List<StreamedText> events = events(5, MANY);
    assertThat(events).extracting(StreamedText::tenant).containsAll(Traffic.TENANTS);
    assertThat(events).extracting(StreamedText::model).containsAll(Traffic.MODELS);
    assertThat(events).extracting(StreamedText::direction).containsOnly("input", "output");
    assertThat(events)
        .extracting(StreamedText::language)
        .containsAll(BundledTexts.LANGUAGES)
        .containsNull();
    double declared = events.stream().map(StreamedText::language).filter(Objects::nonNull).count();
    assertThat(declared / events.size()).isCloseTo(0.85, within(0.02));
  }

  @Test
  void sharesOfLanguagesAndRatesMove() {
    Traffic traffic = new Traffic(11);
    assertThat(traffic.rate(22.5)).isGreaterThan(2.5 * traffic.rate(67.5));
    for (String language : BundledTexts.LANGUAGES) {
      List<Double> weights =
          Stream.iterate(0.0, second -> second + 1)
              .limit(300)
              .map(second -> traffic.weight(language, second))
              .sorted()
              .toList();
      assertThat(weights.get(299)).isGreaterThan(5 * weights.get(0));
    }
  }

  @Test
  void arrivesAtTheRateOfItsTraffic() {
    List<StreamedText> events = events(13, MANY);
    double seconds = events.get(MANY - 1).at().toMillis() / 1e3;
    // The rate's mean over whole periods; the standard error of the count is below one per cent.
    assertThat(MANY / seconds).isCloseTo(40, within(2.0));
  }

  private static List<StreamedText> events(long seed, int count) {
    BundledStream stream = new BundledStream("test", seed);
    return Stream.generate(stream::next).limit(count).toList();
  }
}
