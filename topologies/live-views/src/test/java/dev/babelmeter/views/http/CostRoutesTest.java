// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.views.Http;
import dev.babelmeter.views.costs.Budgets;
import dev.babelmeter.views.metrics.Snapshots;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Snapshots#PRICED}, worked by hand. */
class CostRoutesTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    FakeViews views = new FakeViews();
    views.costs = Snapshots.PRICED;
    server =
        HttpServer.start(
            "127.0.0.1",
            0,
            views,
            new PrometheusRegistry(),
            new ServiceInfo(
                "1",
                Instant.EPOCH,
                InstantSource.fixed(Instant.parse("2026-10-02T00:00:00Z")),
                "en",
                new Budgets(Map.of("acme", new BigDecimal("0.1"), "nobody", BigDecimal.ONE))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void cost_byLanguage_isRelativeToThePivot() throws Exception {
    JsonNode answer = get("/api/cost?by=language");
    assertThat(answer.at("/currency").asText()).isEqualTo("USD");
    assertThat(answer.at("/prices/models").asInt()).isEqualTo(5);
    assertThat(answer.at("/prices/age_seconds").asLong()).isEqualTo(86_400);
    JsonNode english = answer.at("/costs/0");
    assertThat(english.at("/group/language").asText()).isEqualTo("en");
    assertThat(english.at("/cost_usd").asText()).isEqualTo("0.00025");
    // 10 characters for a quarter of a thousandth of a dollar.
    assertThat(english.at("/usd_per_million_characters").asDouble()).isEqualTo(25);
    assertThat(english.at("/unpriced/unknown_model").asLong()).isEqualTo(1);
    JsonNode burmese = answer.at("/costs/1");
    assertThat(burmese.at("/cost_usd").asText()).isEqualTo("0.00075");
    assertThat(burmese.at("/relative_to_pivot").asDouble()).isEqualTo(3);
    // What is estimated is not in the sum, and has its band.
    assertThat(burmese.at("/priced_texts").asLong()).isEqualTo(1);
    assertThat(burmese.at("/parts/1/basis").asText()).isEqualTo("estimated");
    assertThat(burmese.at("/parts/1/cost_usd_low").asText()).isEqualTo("0.000009");
    assertThat(burmese.at("/parts/1/cost_usd_high").asText()).isEqualTo("0.00001333333");
  }

  @Test
  void cost_ofNothing_isZeroAndHasNoRatio() throws Exception {
    JsonNode row = get("/api/cost?tenant=nobody").at("/costs/0");
    assertThat(row.at("/cost_usd").asText()).isEqualTo("0");
    assertThat(row.at("/usd_per_million_characters").isNull()).isTrue();
  }

  @Test
  void whatIf_pricesTheSameTextsOnEveryModel() throws Exception {
    JsonNode answer = get("/api/cost/what-if?by=language");
    assertThat(answer.at("/assumptions").size()).isEqualTo(3);
    assertThat(answer.at("/without_vocabulary").toString()).isEqualTo("[\"closed\",\"later\"]");
    assertThat(answer.at("/costs").size()).isEqualTo(6);
    JsonNode burmese = find(answer, "my", "long");
    // 310 tokens under v are 620 under w, at a dollar for a million; English has 105.
    assertThat(burmese.at("/input/cost_usd").asText()).isEqualTo("0.00062");
    assertThat(burmese.at("/input/tokens").asLong()).isEqualTo(620);
    assertThat(burmese.at("/input/relative_to_pivot").asDouble()).isEqualTo(310 / 105.0);
    assertThat(burmese.at("/output/texts").asLong()).isZero();
    JsonNode guess = find(answer, "en", "guess");
    assertThat(guess.at("/method").asText()).isEqualTo("estimated");
    assertThat(guess.at("/estimate_high").asText()).isEqualTo("1.333333");
  }

  @Test
  void whatIf_onOneModel() throws Exception {
    JsonNode answer = get("/api/cost/what-if?on=exact");
    assertThat(answer.at("/costs").size()).isEqualTo(1);
    assertThat(answer.at("/costs/0/input/cost_usd").asText()).isEqualTo("0.0010375");
  }

  /** By hand: of 0.25 and 0.001 dollars on the two days before, the second is in this month. */
  @Test
  void budgets_haveTheirUseAndForecast() throws Exception {
    JsonNode answer = get("/api/budgets");
    assertThat(answer.at("/month").asText()).isEqualTo("2026-10");
    JsonNode acme = answer.at("/budgets/0");
    assertThat(acme.at("/status").asText()).isEqualTo("forecast_over");
    assertThat(acme.at("/spent_usd").asText()).isEqualTo("0.001");
    assertThat(acme.at("/used_ratio").asDouble()).isEqualTo(0.01);
    assertThat(acme.at("/burn_usd_per_day").asDouble()).isEqualTo(0.1255);
    // 0.001, and 30 days from October 2 to 31.
    assertThat(acme.at("/forecast_usd").asDouble()).isEqualTo(3.766);
    assertThat(acme.at("/exhausted_on").asText()).isEqualTo("2026-10-02");
    JsonNode nobody = answer.at("/budgets/1");
    assertThat(nobody.at("/status").asText()).isEqualTo("unknown_tenant");
    assertThat(nobody.at("/forecast_usd").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/cost?by=colour,cannot be told apart",
    "/api/cost?vocabulary=v,no parameter 'vocabulary'",
    "/api/cost?pivot=en&pivot=de,more than one pivot",
    "/api/cost/what-if?on=nothing,has a price",
    "/api/cost/what-if?by=direction,told apart"
  })
  void wrongQuestions_haveOneSentence(String path, String sentence) throws Exception {
    Http.Response answer = Http.get("http://127.0.0.1:" + server.port() + path, "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error").asText()).contains(sentence);
  }

  private static JsonNode find(JsonNode answer, String language, String model) {
    for (JsonNode row : answer.at("/costs")) {
      if (row.at("/group/language").asText().equals(language)
          && row.at("/model").asText().equals(model)) {
        return row;
      }
    }
    throw new AssertionError("no row for " + language + " and " + model);
  }

  private static JsonNode get(String path) throws Exception {
    Http.Response answer = Http.get("http://127.0.0.1:" + server.port() + path, "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
