// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import static dev.babelmeter.operators.premium.GroupTexts.CONFIG;
import static dev.babelmeter.operators.premium.GroupTexts.SIZE;
import static dev.babelmeter.operators.premium.GroupTexts.WAIT;
import static dev.babelmeter.operators.premium.GroupTexts.byLanguage;
import static dev.babelmeter.operators.premium.GroupTexts.open;
import static dev.babelmeter.operators.premium.GroupTexts.send;
import static dev.babelmeter.operators.premium.GroupTexts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a group of translations adds to the sums. Event time decides; the watermark says when. */
@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class JoinTranslationsTest {
  @Test
  void comparesAGroupOnceWhenItsWaitIsOver() throws Exception {
    try (var harness = open(CONFIG, null)) {
      send(harness, text("de", 59_000, 30), text("en", 61_000, 20), text("ru", 60_500, 50));
      harness.processWatermark(59_000 + WAIT - 2);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.processWatermark(59_000 + WAIT - 1);

      Map<String, PremiumWindow> parts = byLanguage(harness.extractOutputValues());
      assertThat(parts.keySet()).containsExactly("de", "en", "ru");
      PremiumWindow german = parts.get("de");
      assertThat(german)
          .isEqualTo(
              new PremiumWindow(
                  Instant.EPOCH,
                  Instant.ofEpochMilli(SIZE),
                  "t",
                  "en",
                  "de",
                  "Latn",
                  1L,
                  0L,
                  0L,
                  0L,
                  0L,
                  0L,
                  90L,
                  120L,
                  30L,
                  60L,
                  80L,
                  20L,
                  List.of(
                      new PremiumCounts("v", "f", 1L, 60L, 30L, null, 20L),
                      new PremiumCounts("w", "g", 1L, 60L, 210L, 30L, 140L)),
                  60L,
                  40L));
      assertThat(parts.get("ru").getScript()).isEqualTo("Cyrl");
      assertThat(parts.get("ru").getCounts().get(0).getTokens()).isEqualTo(50);
      assertThat(parts.get("en").getCounts().get(0).getTokens()).isEqualTo(20);
    }
  }

  @Test
  void aDuplicateIsLeftOutAndCountedWhateverTheOrder() throws Exception {
    List<TextCounts> texts =
        List.of(
            text("b", "t", "g", "de", 1_000, 31),
            text("a", "t", "g", "de", 1_000, 30),
            text("0", "t", "g", "de", 2_000, 32),
            text("e2", "t", "g", "en", 5_000, 21),
            text("e1", "t", "g", "en", 4_000, 20));
    for (int first = 0; first < texts.size(); first++) {
      try (var harness = open(CONFIG, null)) {
        for (int i = 0; i < texts.size(); i++) {
          send(harness, texts.get((first + i) % texts.size()));
        }
        harness.processWatermark(Long.MAX_VALUE);
        Map<String, PremiumWindow> parts = byLanguage(harness.extractOutputValues());
        assertThat(parts.get("de").getDuplicates()).isEqualTo(2);
        assertThat(parts.get("en").getDuplicates()).isEqualTo(1);
        PremiumCounts counts = parts.get("de").getCounts().get(0);
        assertThat(counts.getTokens()).as("the earliest, then the least id").isEqualTo(30);
        assertThat(counts.getPivotTokens()).isEqualTo(20);
        assertThat(parts.get("de").getGroups()).isEqualTo(1);
      }
    }
  }

  @Test
  void missingMembersAreCounted() throws Exception {
    try (var harness = open(CONFIG, null)) {
      send(
          harness,
          text("1", "t", "no pivot", "de", 0, 1),
          text("2", "t", "no pivot", "fr", 0, 1),
          text("3", "t", "alone", "en", 0, 1),
          text("4", "t", "nobody else", "de", 0, 1));
      harness.processWatermark(Long.MAX_VALUE);
      List<PremiumWindow> parts = harness.extractOutputValues();
      assertThat(parts)
          .filteredOn(part -> !part.getLanguage().equals("en"))
          .hasSize(3)
          .allSatisfy(
              part -> {
                assertThat(part.getGroups()).isZero();
                assertThat(part.getGroupsWithoutPivot()).isEqualTo(1);
                assertThat(part.getCounts()).isEmpty();
              });
      assertThat(parts.stream().mapToLong(PremiumWindow::getGroupsAlone).sum()).isEqualTo(2);
      assertThat(byLanguage(parts.stream().filter(p -> p.getGroups() == 1).toList()))
          .containsOnlyKeys("en");
    }
  }

  @Test
  void groupsOfTwoTenantsAreTwoGroups() throws Exception {
    try (var harness = open(CONFIG, null)) {
      send(
          harness,
          text("1", "a", "g", "de", 0, 30),
          text("2", "b", "g", "en", 0, 20),
          text("3", "a", "g", "en", 0, 10));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues())
          .filteredOn(part -> part.getLanguage().equals("de"))
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.getTenant()).isEqualTo("a");
                assertThat(part.getCounts().get(0).getPivotTokens()).isEqualTo(10);
              });
    }
  }

  @Test
  void comparesWithEveryPivotAndOnlyUnderSharedFingerprints() throws Exception {
    PremiumConfig config =
        new PremiumConfig(List.of("en", "de"), CONFIG.groupWait(), CONFIG.windowSize());
    TextCounts german = text("de", 0, 30);
    german.setCounts(
        List.of(new VocabularyCounts("v", "changed", CountMethod.EXACT, 1L, null, null, 0L)));
    try (var harness = open(config, null)) {
      send(harness, german, text("en", 0, 20));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.extractOutputValues())
          .extracting(part -> part.getPivot() + part.getLanguage() + part.getCounts().size())
          .containsExactlyInAnyOrder("ende0", "enen2", "dede1", "deen0");
    }
  }

  /** What a reader of the definition would do with all texts on the table. */
  @Property(tries = 100)
  void sumsEqualThoseOfBruteForce(@ForAll("streams") List<TextCounts> texts) throws Exception {
    Map<String, long[]> actual = new TreeMap<>();
    try (var harness = open(CONFIG, null)) {
      long newest = Long.MIN_VALUE;
      for (TextCounts text : texts) {
        send(harness, text);
        newest = Math.max(newest, text.getEventTime().toEpochMilli());
        harness.processWatermark(newest - 5_000);
      }
      harness.processWatermark(Long.MAX_VALUE);
      for (PremiumWindow part : harness.extractOutputValues()) {
        long[] sums = actual.computeIfAbsent(keyOf(part), any -> new long[7]);
        sums[0] += part.getGroups();
        sums[1] += part.getGroupsWithoutPivot();
        sums[2] += part.getGroupsAlone();
        sums[3] += part.getDuplicates();
        sums[4] += part.getLateMembers() + part.getRefusedMembers();
        for (PremiumCounts counts : part.getCounts()) {
          if (counts.getVocabulary().equals("v")) {
            sums[5] += counts.getTokens();
            sums[6] += counts.getPivotTokens();
          }
        }
      }
    }
    Map<String, long[]> expected = bruteForce(texts);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((key, sums) -> assertThat(sums).as(key).isEqualTo(expected.get(key)));
  }

  private static String keyOf(PremiumWindow part) {
    return part.getTenant() + part.getLanguage() + part.getWindowStart().toEpochMilli();
  }

  private static Map<String, long[]> bruteForce(List<TextCounts> texts) {
    List<TextCounts> left = new ArrayList<>(texts);
    left.sort(Comparator.comparing(TextCounts::getEventTime).thenComparing(TextCounts::getEventId));
    Map<String, long[]> sums = new TreeMap<>();
    while (!left.isEmpty()) {
      TextCounts first = left.get(0);
      long start = first.getEventTime().toEpochMilli();
      List<TextCounts> group = new ArrayList<>();
      for (TextCounts text : left) {
        if (text.getTenant().equals(first.getTenant())
            && text.getTranslationGroup().equals(first.getTranslationGroup())
            && text.getEventTime().toEpochMilli() < start + WAIT) {
          group.add(text);
        }
      }
      left.removeAll(group);
      TextCounts pivot = null;
      Set<String> languages = new HashSet<>();
      for (TextCounts text : group) {
        languages.add(text.getLanguage());
        if (pivot == null && text.getLanguage().equals("en")) {
          pivot = text;
        }
      }
      Set<String> seen = new HashSet<>();
      for (TextCounts text : group) {
        long[] row =
            sums.computeIfAbsent(
                text.getTenant() + text.getLanguage() + start / SIZE * SIZE, any -> new long[7]);
        if (!seen.add(text.getLanguage())) {
          row[3]++;
          continue;
        }
        row[2] += languages.size() == 1 ? 1 : 0;
        if (pivot == null) {
          row[1]++;
        } else {
          row[0]++;
          row[5] += text.getWords();
          row[6] += pivot.getWords();
        }
      }
    }
    return sums;
  }

  @Provide
  Arbitrary<List<TextCounts>> streams() {
    Arbitrary<TextCounts> texts =
        Combinators.combine(
                Arbitraries.integers().between(0, 1_000_000),
                Arbitraries.of("a", "b"),
                Arbitraries.of("g", "h", "i"),
                Arbitraries.of("en", "de", "fr", "ru"),
                Arbitraries.longs().between(0, 200_000),
                Arbitraries.longs().between(1, 100))
            .as(
                (id, tenant, group, language, time, tokens) ->
                    text("e" + id, tenant, group, language, time, tokens));
    // Out of order by less than the watermark's delay.
    return texts
        .list()
        .ofMaxSize(60)
        .uniqueElements(TextCounts::getEventId)
        .map(
            list -> {
              List<TextCounts> sorted = new ArrayList<>(list);
              sorted.sort(
                  Comparator.comparing((TextCounts t) -> t.getEventTime().toEpochMilli() / 5_000)
                      .thenComparing(TextCounts::getEventId));
              return sorted;
            });
  }
}
