// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.views.Http;
import dev.babelmeter.views.metrics.Snapshots;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import dev.babelmeter.views.v1.CoverageKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Snapshots#MEASURED}, worked by hand. */
class MeasureRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The published coefficients of deu_latn and eng_latn. */
  private static final double GERMAN_BYTES = 1.053648017719111;

  private static HttpServer server;

  @BeforeAll
  static void start() {
    FakeViews views = new FakeViews();
    views.snapshot = Snapshots.MEASURED;
    TokenFrequencies german = new TokenFrequencies();
    german.add(11, 4);
    german.add(5, 2);
    german.add(7, 1);
    german.add(3, 1);
    TokenFrequencies tamil = new TokenFrequencies();
    tamil.add(11, 2);
    views.frequencies =
        Map.of(
            new CoverageKey("v", "f", "de", "Latn"), german,
            new CoverageKey("v", "f", "ta", "Taml"), tamil);
    server =
        HttpServer.start(
            "127.0.0.1",
            0,
            views,
            new PrometheusRegistry(),
            new ServiceInfo("1", Instant.EPOCH, InstantSource.system(), "en"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Http.Response get(String path) throws Exception {
    return Http.get("http://127.0.0.1:" + server.port() + path, "*/*");
  }

  private static JsonNode row(JsonNode rows, String language) {
    for (JsonNode row : rows) {
      if (row.get("language").asText().equals(language)) {
        return row;
      }
    }
    throw new AssertionError("no row for " + language + " in " + rows);
  }

  @Test
  void aReferencePremiumComesWithItsTerms() throws Exception {
    JsonNode german =
        row(get("/api/premiums?kind=reference&vocabulary=v").json().get("premiums"), "de");
    assertThat(german)
        .isEqualTo(
            JSON.readTree(
                """
                {"kind": "reference", "vocabulary": "v", "fingerprint": "f", "pivot": "en",
                 "pivot_script": null, "language": "de", "script": "Latn", "status": "ok",
                 "premium": 2.0, "low": null, "high": null, "sample_unit": "groups",
                 "sample": 35, "floor": 30, "tokens": 700, "pivot_tokens": 350,
                 "utf8_bytes": null, "pivot_utf8_bytes": null, "byte_premium": null,
                 "byte_coefficient": null, "byte_coefficient_source": null,
                 "unknown_token_share": null, "window_start": "2026-11-01T12:00:00Z",
                 "window_end": "2026-11-01T12:02:00Z", "special_tokens": "none",
                 "granularity": "text", "average": "ratio_of_sums"}
                """));
  }

  @Test
  void aSampleThatIsTooSmallHasNoPremium() throws Exception {
    JsonNode premiums = get("/api/premiums?vocabulary=v").json().get("premiums");
    for (JsonNode row : premiums) {
      if (row.get("language").asText().equals("ta")) {
        assertThat(row.get("status").asText()).isEqualTo("insufficient");
        assertThat(row.get("premium").isNull()).isTrue();
        assertThat(row.get("sample").asLong())
            .isEqualTo(row.get("kind").asText().equals("live") ? 29 : 3);
      }
    }
    assertThat(premiums.findValuesAsText("status")).contains("insufficient", "ok");
  }

  @Test
  void aLivePremiumIsCorrectedByTheBytePremium() throws Exception {
    JsonNode premiums = get("/api/premiums?kind=live").json().get("premiums");
    JsonNode german = row(premiums, "de");
    // 50 texts of 15 tokens in 60 bytes over 100 of 10 in 40: the quotient is 1, without variance.
    assertThat(german.get("premium").asDouble()).isCloseTo(GERMAN_BYTES, within(1e-12));
    assertThat(german.get("low").asDouble()).isCloseTo(GERMAN_BYTES, within(1e-9));
    assertThat(german.get("high").asDouble()).isCloseTo(GERMAN_BYTES, within(1e-9));
    assertThat(german.get("byte_coefficient_source").asText()).isEqualTo("nllb");
    assertThat(german.get("sample").asLong()).isEqualTo(50);
    assertThat(german.get("pivot_script").asText()).isEqualTo("Latn");
    assertThat(row(premiums, "en").get("premium").asDouble()).isEqualTo(1.0);
    JsonNode abkhazian = row(premiums, "ab");
    assertThat(abkhazian.get("status").asText()).isEqualTo("no_byte_coefficient");
    assertThat(abkhazian.get("premium").isNull()).isTrue();
    assertThat(premiums.findValuesAsText("language")).doesNotContain("und");
  }

  @Test
  void livePremiumsCanBeRestrictedToTraffic() throws Exception {
    JsonNode german = row(get("/api/premiums?kind=live&tenant=acme").json().get("premiums"), "de");
    assertThat(german.get("status").asText()).isEqualTo("insufficient");
    assertThat(german.get("sample").asLong()).isEqualTo(20);
  }

  @Test
  void fairnessIsOverTheLanguagesThatHaveAPremium() throws Exception {
    JsonNode fairness =
        get("/api/premiums?kind=reference&language=en&vocabulary=v").json().get("fairness");
    // Premiums 1 and 2: Gini = |1−2|·2 / (2·4·1.5) = 1/6.
    assertThat(fairness.get(0).get("languages").asInt()).isEqualTo(2);
    assertThat(fairness.get(0).get("gini").asDouble()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(fairness.get(0).get("max_over_min").asDouble()).isEqualTo(2.0);
    assertThat(fairness.get(0).get("most_favoured").asText()).isEqualTo("en-Latn");
    assertThat(fairness.get(0).get("least_favoured").asText()).isEqualTo("de-Latn");
  }

  @Test
  void tellsWhatBecameOfTheGroups() throws Exception {
    JsonNode groups = get("/api/premiums?kind=reference&language=ta").json().get("groups");
    assertThat(groups)
        .isEqualTo(
            JSON.readTree(
                """
                [{"pivot": "en", "language": "ta", "script": "Taml", "groups": 3, "missing": 37,
                  "groups_without_pivot": 2, "groups_alone": 3, "duplicates": 4,
                  "late_members": 5, "refused_members": 6}]
                """));
  }

  /** A group has 11 bytes over 13, 10 code points over 12, 9 clusters over 12, 9 words over 6. */
  @Test
  void baselinesStandBesideTheVocabularies() throws Exception {
    Map<String, Double> premiums = new TreeMap<>();
    for (JsonNode row : get("/api/premiums?kind=reference&language=de").json().get("premiums")) {
      premiums.put(row.get("vocabulary").asText(), row.get("premium").asDouble());
    }
    assertThat(premiums)
        .isEqualTo(
            Map.of(
                "bytes",
                11 / 13.0,
                "code_points",
                10 / 12.0,
                "grapheme_clusters",
                0.75,
                "words",
                1.5,
                "v",
                2.0));
  }

  @Test
  void anotherPivotCanBeAskedFor() throws Exception {
    JsonNode premiums =
        get("/api/premiums?kind=reference&pivot=de&vocabulary=v").json().get("premiums");
    assertThat(premiums).hasSize(1);
    assertThat(premiums.get(0).get("premium").asDouble()).isEqualTo(0.5);
  }

  @Test
  void coverageTellsWhichShareOfAVocabularyIsUsed() throws Exception {
    JsonNode german = row(get("/api/coverage").json().get("coverage"), "de");
    assertThat(german)
        .isEqualTo(
            JSON.readTree(
                """
                {"vocabulary": "v", "fingerprint": "f", "language": "de", "script": "Latn",
                 "texts": 3, "characters": 30, "utf8_bytes": 40, "tokens": 8, "used_tokens": 4,
                 "vocabulary_size": 50257, "vocabulary_use": %s,
                 "token_classes": {"char_other": 3, "spaced_alpha": 5},
                 "token_class_shares": {"char_other": 0.375, "spaced_alpha": 0.625},
                 "digit_runs": {"single": 2}, "digit_run_shares": {"single": 1.0},
                 "window_start": "2026-11-01T12:00:00Z", "window_end": "2026-11-01T12:01:00Z",
                 "special_tokens": "none", "granularity": "text", "average": "ratio_of_sums"}
                """
                    .formatted(4 / 50257.0)));
    assertThat(get("/api/coverage?script=Taml").json().get("coverage")).hasSize(1);
  }

  /** The distribution 4, 2, 1, 1: see the test of the measures. */
  @Test
  void measuresOfOneLanguage() throws Exception {
    JsonNode row =
        get("/api/measures?by=language&language=de&reference=v").json().get("measures").get(0);
    assertThat(row.get("group")).isEqualTo(JSON.readTree("{\"language\": \"de\"}"));
    assertThat(row.get("special_tokens").asText()).isEqualTo("none");
    JsonNode analysed = row.get("analysed");
    assertThat(analysed.get("shannon_entropy").asDouble()).isCloseTo(1.75, within(1e-12));
    assertThat(analysed.get("average_token_rank").asDouble()).isEqualTo(15 / 8.0);
    assertThat(analysed.get("renyi_order").asDouble()).isEqualTo(2.5);
    assertThat(analysed.get("texts").asLong()).isEqualTo(3);
    // Of the tokens 3, 5, 7 and 11 the last two are one text.
    assertThat(analysed.get("dictionary_types").asLong()).isEqualTo(3);
    assertThat(analysed.get("tr_dict_percent").asDouble()).isEqualTo(200.0 / 3);
    assertThat(analysed.get("pure_dict_percent").asDouble()).isEqualTo(100.0 / 3);
    assertThat(analysed.get("continued_word_share").asDouble()).isEqualTo(0.4);
    JsonNode counted = row.get("counted");
    assertThat(counted.get("tokens").asLong()).isEqualTo(750);
    assertThat(counted.get("fertility").asDouble()).isEqualTo(7.5);
    assertThat(counted.get("bytes_per_token").asDouble()).isEqualTo(4.0);
    assertThat(counted.get("normalized_sequence_length").asDouble()).isEqualTo(1.0);
  }

  /** Token 11 is in both languages: 6, 2, 1, 1. */
  @Test
  void measuresOverAllLanguagesAddFrequenciesUp() throws Exception {
    JsonNode measures = get("/api/measures").json().get("measures");
    assertThat(measures).hasSize(1);
    JsonNode analysed = measures.get(0).get("analysed");
    assertThat(analysed.get("tokens").asLong()).isEqualTo(10);
    assertThat(analysed.get("used_tokens").asLong()).isEqualTo(4);
    assertThat(analysed.get("tr_dict_percent").isNull()).as("several languages").isTrue();
    assertThat(analysed.get("average_token_rank").asDouble())
        .isCloseTo((6 + 4 + 3 + 4) / 10.0, within(1e-12));
    assertThat(measures.get(0).get("counted").get("texts").asLong())
        .isEqualTo(100 + 20 + 30 + 29 + 40 + 40);
  }

  @Test
  void aGroupWithoutAnalysedTextsHasNoSuchMeasures() throws Exception {
    List<String> without = new ArrayList<>();
    for (JsonNode row : get("/api/measures?by=language").json().get("measures")) {
      if (row.get("analysed").isNull()) {
        without.add(row.at("/group/language").asText());
      }
    }
    assertThat(without).containsExactly("ab", "en", "und");
  }

  /**
   * Each domain beside all others of its language: law against 30·10 + 90·10 over 30·40 + 90·20.
   */
  @Test
  void premiumsAlongAnAttribute_areOverTheOtherValuesInTheSameLanguage() throws Exception {
    JsonNode rows = get("/api/attributes?attribute=domain").json().get("attributes");
    assertThat(rows).hasSize(4);
    JsonNode law = attribute(rows, "law", "en");
    assertThat(law.get("premium").asDouble()).isEqualTo(0.5 / (1200.0 / 3000), within(1e-12));
    assertThat(law.get("low").asDouble()).isLessThan(law.get("premium").asDouble());
    assertThat(law.get("status").asText()).isEqualTo("ok");
    assertThat(law.get("sample").asLong()).isEqualTo(40);
    assertThat(law.get("tokens").asLong()).isEqualTo(800);
    assertThat(law.get("pivot_tokens").asLong()).isEqualTo(1200);
    assertThat(law.get("special_tokens").asText()).isEqualTo("none");
    assertThat(law.get("granularity").asText()).isEqualTo("text");
    assertThat(law.get("average").asText()).isEqualTo("ratio_of_sums");
    JsonNode german = attribute(rows, "law", "de");
    assertThat(german.get("premium").isNull()).isTrue();
    assertThat(german.get("status").asText()).isEqualTo("insufficient");
  }

  @Test
  void premiumsAlongAnAttribute_areOverAValueThatIsNamed() throws Exception {
    JsonNode rows =
        get("/api/attributes?attribute=domain&pivot=chat&value=law&value=chat&language=en")
            .json()
            .get("attributes");
    assertThat(rows).hasSize(2);
    assertThat(attribute(rows, "law", "en").get("premium").asDouble()).isEqualTo(2, within(1e-12));
    assertThat(attribute(rows, "chat", "en").get("premium").asDouble()).isEqualTo(1, within(1e-12));
  }

  private static JsonNode attribute(JsonNode rows, String value, String language) {
    for (JsonNode row : rows) {
      if (row.get("value").asText().equals(value)
          && row.get("language").asText().equals(language)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + value + " in " + language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/premiums?kind=true | 400 | there is no premium of the kind 'true'",
        "/api/premiums?tenant=acme | 400 | tenant, direction and model restrict live premiums",
        "/api/premiums?kind=live&direction=up | 400 | there is no direction 'up': use unknown, input, output",
        "/api/premiums?pivot=a&pivot=b | 400 | premiums are over one pivot",
        "/api/premiums?by=x | 400 | there is no parameter 'by'",
        "/api/premiums?vocabulary=w | 404 | no text was counted under a vocabulary 'w'",
        "/api/attributes?attribute=x | 400 | no text was told apart by an attribute 'x': name it",
        "/api/attributes?attribute=team&pivot=x | 400 | no text has 'x' as its team, or use red",
        "/api/attributes?pivot=law | 400 | a pivot is a value of one attribute",
        "/api/coverage?vocabulary=w | 404 | no text was counted under a vocabulary 'w'",
        "/api/measures?by=tenant | 400 | measures cannot be told apart by 'tenant'",
        "/api/measures?reference=w | 404 | no text was counted under a vocabulary 'w'"
      })
  void explainsWhatIsWrongWithARequest(String path, int status, String sentence) throws Exception {
    Http.Response response = get(path);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json().get("error").asText()).startsWith(sentence);
  }
}
