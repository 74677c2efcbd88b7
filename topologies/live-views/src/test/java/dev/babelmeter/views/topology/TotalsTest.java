// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import static dev.babelmeter.views.Samples.counts;
import static dev.babelmeter.views.Samples.late;
import static dev.babelmeter.views.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.v1.LivePremiumSums;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsTest {
  private static final TotalsKey ACME_DE =
      new TotalsKey("acme", "de", "Latn", Direction.INPUT, "m");

  @TempDir Path folder;

  @Test
  void addsWindowsAndLateTextsAndTellsTheLatePart() {
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 3, counts("v", 30, 1L, null, 2)));
      views.send(Topics.LATE_COUNTS, late("acme", "de", counts("v", 7, 2L, null, 1)));
      assertThat(views.totals())
          .containsExactly(
              entry(
                  ACME_DE,
                  new LiveTotals(
                      4L,
                      1L,
                      40L,
                      48L,
                      8L,
                      List.of(
                          new VocabularyTotals(
                              "v",
                              Samples.fingerprintOf("v"),
                              CountMethod.EXACT,
                              4L,
                              40L,
                              48L,
                              8L,
                              37L,
                              3L,
                              null,
                              3L,
                              // Three texts of 10 tokens and one of 7, each of 12 bytes.
                              new LivePremiumSums(
                                  4L, 37L, 48L, 3 * 100L + 49, 37 * 12L, 4 * 144L))))));
      assertThat(views.tallies()).isEmpty();
    }
  }

  @Test
  void keepsTheTextsThatAVocabularyCountedApartFromAllTexts() {
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(
          Topics.COUNT_WINDOWS, window("acme", "de", "m", 3, counts("old", 30, null, null, 0)));
      views.send(
          Topics.COUNT_WINDOWS,
          window(
              "acme",
              "de",
              "m",
              5,
              counts("old", 50, null, null, 0),
              counts("new", 40, null, null, 0)));
      LiveTotals totals = views.totals().get(ACME_DE);
      assertThat(totals.getTexts()).isEqualTo(8);
      assertThat(totals.getCounts())
          .extracting(
              VocabularyTotals::getVocabulary,
              VocabularyTotals::getTexts,
              VocabularyTotals::getWords,
              VocabularyTotals::getTokens)
          .containsExactly(tuple("old", 8L, 16L, 80L), tuple("new", 5L, 10L, 40L));
    }
  }

  @Test
  void squaresOfWindowsThatHaveThemAreKeptApart() {
    var before = window("acme", "de", "m", 5, counts("v", 50, null, null, 0));
    before.setUtf8BytesSquared(null);
    before.setMoments(List.of());
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, before);
      views.send(
          Topics.COUNT_WINDOWS, window("acme", "de", "m", 2, counts("v", 20, null, null, 0)));
      VocabularyTotals totals = views.totals().get(ACME_DE).getCounts().get(0);
      assertThat(totals.getTokens()).isEqualTo(70);
      assertThat(totals.getLivePremium())
          .isEqualTo(new LivePremiumSums(2L, 20L, 24L, 200L, 240L, 288L));
    }
  }

  @Test
  void refusesSquaresThatDoNotGoWithTheCounts() {
    var wrong = window("acme", "de", "m", 5, counts("v", 50, null, null, 0));
    wrong.setMoments(List.of());
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, wrong);
      assertThat(views.tallies()).containsExactly(entry("DEAD_LETTERS/INVALID_FIELD", 1L));
      assertThat(views.totals()).isEmpty();
    }
  }

  @Test
  void neverAddsCountsOfTwoFingerprints() {
    var before = counts("v", 10, null, null, 0);
    var after = counts("v", 11, null, null, 0);
    after.setFingerprint(Samples.fingerprintOf("another"));
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 1, before));
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 1, after));
      assertThat(views.totals().get(ACME_DE).getCounts())
          .extracting(VocabularyTotals::getTokens)
          .containsExactly(10L, 11L);
    }
  }

  @Test
  void foldsWhatIsBeyondABoundAndCountsItsTexts() {
    try (ViewsTopologyFixture views = start(Samples.bounds(2, 100, 100, 100, 10_000))) {
      views.send(Topics.COUNT_WINDOWS, window("a", "de", "m", 1));
      views.send(Topics.COUNT_WINDOWS, window("b", "de", "m", 2));
      views.send(Topics.COUNT_WINDOWS, window("c", "de", "m", 4));
      views.send(Topics.LATE_COUNTS, late("d", "de"));
      views.send(Topics.COUNT_WINDOWS, window("", "de", "m", 8));
      assertThat(textsByTenant(views))
          .containsOnly(entry("a", 1L), entry("b", 2L), entry("other", 5L), entry("", 8L));
      assertThat(views.tallies()).containsExactly(entry("FOLDED_TEXTS/tenant", 5L));
    }
  }

  @Test
  void countsDeadLettersByReason() {
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.DEAD_LETTERS, deadLetter(DeadLetterReason.NOT_JSON));
      views.send(Topics.DEAD_LETTERS, deadLetter(DeadLetterReason.EMPTY_TEXT));
      views.send(Topics.DEAD_LETTERS, deadLetter(DeadLetterReason.NOT_JSON));
      assertThat(views.tallies())
          .containsOnly(entry("DEAD_LETTERS/NOT_JSON", 2L), entry("DEAD_LETTERS/EMPTY_TEXT", 1L));
    }
  }

  @Test
  void remembersEveryAnnouncedVocabularyAndWhichIsNewest() {
    Vocabulary old = Samples.vocabulary("v", "f1");
    Vocabulary current = Samples.vocabulary("v", "f2");
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.VOCABULARIES, old);
      views.send(Topics.VOCABULARIES, current);
      views.send(Topics.VOCABULARIES, (byte[]) null);
      assertThat(views.<String, Vocabulary>all(ViewStores.CURRENT_VOCABULARIES))
          .containsExactly(entry("v", current));
      assertThat(views.<String, Vocabulary>all(ViewStores.KNOWN_VOCABULARIES).values())
          .containsExactlyInAnyOrder(old, current);
      assertThat(views.tallies()).isEmpty();
    }
  }

  @Test
  void makesADeadLetterOfWhatItCannotReadAndGoesOn() {
    byte[] secret = "canary".getBytes(StandardCharsets.UTF_8);
    byte[] otherRecord = RecordCodec.of(TotalsKey.class).encode(ACME_DE);
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, secret);
      views.send(Topics.LATE_COUNTS, otherRecord);
      views.send(Topics.COUNT_WINDOWS, (byte[]) null);
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", -1));
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 1L << 60));
      views.send(Topics.DEAD_LETTERS, secret);
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 3));

      List<DeadLetter> written =
          views.writtenDeadLetters().stream().map(message -> message.value()).toList();
      assertThat(written)
          .extracting(DeadLetter::getTopic, DeadLetter::getReason, DeadLetter::getPayloadBytes)
          .startsWith(
              tuple("count-windows", DeadLetterReason.NOT_AVRO, 6L),
              tuple("late-counts", DeadLetterReason.UNKNOWN_SCHEMA, (long) otherRecord.length),
              tuple("count-windows", DeadLetterReason.NOT_AVRO, 0L));
      assertThat(written)
          .extracting(DeadLetter::getReason)
          .containsExactly(
              DeadLetterReason.NOT_AVRO,
              DeadLetterReason.UNKNOWN_SCHEMA,
              DeadLetterReason.NOT_AVRO,
              DeadLetterReason.INVALID_FIELD,
              DeadLetterReason.INVALID_FIELD,
              DeadLetterReason.NOT_AVRO);
      assertThat(written).allSatisfy(letter -> assertThat(letter.getPayload()).isNull());
      assertThat(written.toString()).doesNotContain("canary");
      // printf canary | sha256sum
      assertThat(written.get(0).getPayloadSha256())
          .isEqualTo("e100fbce008c04ec40637af0af91fb2f05aeedc23f856a2d3c0b1580625d755e");
      assertThat(views.tallies())
          .containsOnly(
              entry("DEAD_LETTERS/NOT_AVRO", 3L),
              entry("DEAD_LETTERS/UNKNOWN_SCHEMA", 1L),
              entry("DEAD_LETTERS/INVALID_FIELD", 2L));
      assertThat(textsByTenant(views)).containsExactly(entry("acme", 3L));
    }
  }

  @Test
  void refusesCountsOfAnUnknownMethodAndTwoCountsUnderOneVocabulary() {
    var unknown = counts("v", 1, null, null, 0);
    unknown.setMethod(CountMethod.UNKNOWN);
    try (ViewsTopologyFixture views = start(Samples.wideBounds())) {
      views.send(Topics.COUNT_WINDOWS, window("acme", "de", "m", 1, unknown));
      views.send(
          Topics.COUNT_WINDOWS,
          window(
              "acme", "de", "m", 1, counts("v", 1, null, null, 0), counts("v", 1, null, null, 0)));
      assertThat(views.tallies()).containsExactly(entry("DEAD_LETTERS/INVALID_FIELD", 2L));
      assertThat(views.totals()).isEmpty();
    }
  }

  private ViewsTopologyFixture start(LabelBounds bounds) {
    return new ViewsTopologyFixture(folder, bounds);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  private static Map<String, Long> textsByTenant(ViewsTopologyFixture views) {
    return views.totals().entrySet().stream()
        .collect(
            Collectors.toMap(
                total -> total.getKey().getTenant(), total -> total.getValue().getTexts()));
  }

  private static DeadLetter deadLetter(DeadLetterReason reason) {
    return new DeadLetter("text-events", 0, 1L, Instant.EPOCH, reason, "why", "00", 0L, null);
  }
}
