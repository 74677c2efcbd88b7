// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.schemas.Topics;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Windows of premiums and tokens become totals. */
class MeasuresTest {
  private static final Path FOLDER = Path.of("target", "views-measures");

  private static PremiumWindow premium(
      String tenant, String language, int minute, long number, PremiumCounts... counts) {
    return new PremiumWindow(
        Samples.WINDOW_START.plusSeconds(60L * minute),
        Samples.WINDOW_START.plusSeconds(60L * minute + 60),
        tenant,
        "en",
        language,
        "Latn",
        number,
        2 * number,
        3 * number,
        4 * number,
        5 * number,
        6 * number,
        7 * number,
        8 * number,
        9 * number,
        10 * number,
        11 * number,
        12 * number,
        List.of(counts),
        13 * number,
        14 * number);
  }

  private static PremiumCounts counts(String fingerprint, long number, Long unknown) {
    return new PremiumCounts("v", fingerprint, number, 2 * number, 3 * number, unknown, 4 * number);
  }

  private static CoverageWindow coverage(
      String language, String vocabulary, int minute, List<Integer> ids) {
    TokenFrequencies frequencies = new TokenFrequencies();
    ids.forEach(frequencies::add);
    return new CoverageWindow(
        Samples.WINDOW_START.plusSeconds(60L * minute),
        Samples.WINDOW_START.plusSeconds(60L * minute + 60),
        language,
        "Latn",
        vocabulary,
        "f",
        1L,
        10L,
        12L,
        (long) ids.size(),
        ids.isEmpty() ? Map.of() : Map.of("spaced_alpha", (long) ids.size()),
        Map.of("r2l3", 1L),
        frequencies.encoded(),
        3L,
        2L);
  }

  @Test
  void addsGroupsOfAllTenantsAndKeepsFingerprintsApart() {
    try (ViewsTopologyFixture views = new ViewsTopologyFixture(FOLDER, Samples.wideBounds())) {
      views.send(Topics.PREMIUM_WINDOWS, premium("a", "de", 3, 1, counts("f", 1, 5L)));
      views.send(
          Topics.PREMIUM_WINDOWS,
          premium("b", "de", 0, 10, counts("g", 7, null), counts("f", 10, 50L)));
      views.send(Topics.PREMIUM_WINDOWS, premium("b", "fr", 0, 100));
      Map<PremiumKey, PremiumTotals> totals = views.all(ViewStores.PREMIUM_TOTALS);
      assertThat(totals).hasSize(2);
      assertThat(totals.get(new PremiumKey("en", "de", "Latn")))
          .isEqualTo(
              new PremiumTotals(
                  11L,
                  22L,
                  33L,
                  44L,
                  55L,
                  66L,
                  77L,
                  88L,
                  99L,
                  110L,
                  121L,
                  132L,
                  Samples.WINDOW_START,
                  Samples.WINDOW_START.plusSeconds(240),
                  List.of(counts("f", 11, 55L), counts("g", 7, null)),
                  143L,
                  154L));
    }
  }

  @Test
  void addsTextsByTheirAttributesOverTenants() {
    try (ViewsTopologyFixture views = new ViewsTopologyFixture(FOLDER, Samples.wideBounds())) {
      for (String tenant : List.of("a", "b")) {
        views.send(
            Topics.ATTRIBUTE_WINDOWS,
            new AttributeWindow(
                "domain",
                "law",
                Samples.window(tenant, "de", "m", 3, Samples.counts("v", 9, null, null, 1))));
      }
      Map<AttributeKey, LiveTotals> totals = views.all(ViewStores.ATTRIBUTE_TOTALS);
      assertThat(totals).containsOnlyKeys(new AttributeKey("domain", "law", "de", "Latn"));
      LiveTotals sums = totals.values().iterator().next();
      assertThat(sums.getTexts()).isEqualTo(6);
      assertThat(sums.getCounts().get(0).getTokens()).isEqualTo(18);
      // Three tokens in each of six texts.
      assertThat(sums.getCounts().get(0).getLivePremium().getTokensSquared()).isEqualTo(54);
      assertThat(views.totals()).isEmpty();
    }
  }

  /** A map of all ids is the reference. */
  @Property(tries = 30)
  void frequenciesOfAllWindowsAreThoseOfAllTokens(@ForAll("windows") List<List<Integer>> windows) {
    Map<Integer, Long> expected = new TreeMap<>();
    try (ViewsTopologyFixture views = new ViewsTopologyFixture(FOLDER, Samples.wideBounds())) {
      for (int i = 0; i < windows.size(); i++) {
        views.send(Topics.COVERAGE_WINDOWS, coverage("de", "v", i, windows.get(i)));
        views.send(Topics.COVERAGE_WINDOWS, coverage("fr", "v", i, List.of(1)));
        windows.get(i).forEach(id -> expected.merge(id, 1L, Long::sum));
      }
      CoverageKey key = new CoverageKey("v", "f", "de", "Latn");
      TokenFrequencies emitted = new TokenFrequencies();
      emitted.addEncoded(
          ByteBuffer.wrap(views.<CoverageKey, byte[]>all(ViewStores.TOKEN_FREQUENCIES).get(key)));
      assertThat(emitted.types()).isEqualTo(expected.size());
      expected.forEach((id, count) -> assertThat(emitted.of(id)).isEqualTo(count));
      CoverageTotals totals =
          views.<CoverageKey, CoverageTotals>all(ViewStores.COVERAGE_TOTALS).get(key);
      assertThat(totals.getUsedTokens()).isEqualTo(expected.size());
      assertThat(totals.getTokens())
          .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
      assertThat(totals.getTexts()).isEqualTo(windows.size());
      assertThat(totals.getDigitRuns()).containsExactly(entry("r2l3", (long) windows.size()));
      assertThat(totals.getFirstWindow()).isEqualTo(Samples.WINDOW_START);
      assertThat(totals.getWindowEnd())
          .isEqualTo(Samples.WINDOW_START.plusSeconds(60L * windows.size()));
    }
  }

  @Provide
  Arbitrary<List<List<Integer>>> windows() {
    return Arbitraries.integers()
        .between(0, 500)
        .list()
        .ofMaxSize(60)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Test
  void refusesWhatDoesNotAddUp() {
    CoverageWindow tokens = coverage("de", "v", 0, List.of(1, 2));
    tokens.setTokens(3L);
    CoverageWindow bytes = coverage("de", "v", 0, List.of(1, 2));
    bytes.setFrequencies(ByteBuffer.wrap(new byte[] {1}));
    CoverageWindow tokenClass = coverage("de", "v", 0, List.of(1, 2));
    tokenClass.setTokenClasses(Map.of("a class of tomorrow", 2L));
    CoverageWindow cut = coverage("de", "v", 0, List.of(1, 2));
    cut.setDigitRuns(Map.of("l2r4", 2L));
    try (ViewsTopologyFixture views = new ViewsTopologyFixture(FOLDER, Samples.wideBounds())) {
      Stream.of(tokens, bytes, tokenClass, cut)
          .forEach(wrong -> views.send(Topics.COVERAGE_WINDOWS, wrong));
      views.send(Topics.PREMIUM_WINDOWS, premium("a", "de", 0, -1));
      views.send(
          Topics.PREMIUM_WINDOWS, premium("a", "de", 0, 1, counts("f", 1, 1L), counts("f", 1, 1L)));
      views.send(Topics.PREMIUM_WINDOWS, new byte[] {1, 2, 3});
      assertThat(views.tallies())
          .containsOnly(
              entry("DEAD_LETTERS/INVALID_FIELD", 6L), entry("DEAD_LETTERS/NOT_AVRO", 1L));
      assertThat(views.writtenDeadLetters())
          .extracting(letter -> letter.value())
          .extracting(DeadLetter::getTopic)
          .contains("premium-windows", "coverage-windows");
      assertThat(views.all(ViewStores.PREMIUM_TOTALS)).isEmpty();
      assertThat(views.all(ViewStores.COVERAGE_TOTALS)).isEmpty();
    }
  }

  @Test
  void foldsLanguagesThatAreTooManyAndCountsTheRecords() {
    try (ViewsTopologyFixture views = new ViewsTopologyFixture(FOLDER, Samples.wideBounds())) {
      for (int i = 0; i < 1_002; i++) {
        views.send(Topics.PREMIUM_WINDOWS, premium("a", "l" + i, 0, 1));
      }
      assertThat(views.tallies()).containsExactly(entry("FOLDED_RECORDS/premium-windows", 2L));
      assertThat(views.<PremiumKey, PremiumTotals>all(ViewStores.PREMIUM_TOTALS))
          .hasSize(1_002)
          .containsKey(new PremiumKey("en", "l1001", "other"));
    }
  }
}
