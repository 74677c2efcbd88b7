// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.views.Http;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.metrics.Snapshots;
import dev.babelmeter.views.metrics.Snapshots.FakeViews;
import dev.babelmeter.views.metrics.ViewsCollector;
import dev.babelmeter.views.query.StreamHealth;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final Instant STARTED = Instant.parse("2026-11-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static FakeViews views;
  private static HttpServer server;

  @BeforeAll
  static void start() {
    views = new FakeViews();
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new ViewsCollector(views, Samples.wideBounds(), "en"));
    ServiceInfo service =
        new ServiceInfo("1.2.3", STARTED, InstantSource.fixed(STARTED.plusSeconds(90)), "en");
    server = HttpServer.start("127.0.0.1", 0, views, registry, service);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void reset() {
    views.snapshot = Snapshots.SMALL;
    views.unavailable = null;
    views.elsewhere = null;
    views.state = StreamHealth.State.RUNNING;
  }

  @Test
  void sumsAllTextsInOneRow() throws Exception {
    JsonNode totals = get("/api/totals").json().get("totals");
    assertThat(totals).hasSize(1);
    assertThat(totals.get(0).get("texts")).isEqualTo(JSON.readTree("12"));
    assertThat(totals.get(0).get("late_texts")).isEqualTo(JSON.readTree("1"));
    assertThat(totals.get(0).get("characters")).isEqualTo(JSON.readTree("120"));
    assertThat(totals.get(0).get("utf8_bytes")).isEqualTo(JSON.readTree("234"));
    assertThat(totals.get(0).get("words")).isEqualTo(JSON.readTree("14"));
    assertThat(totals.get(0).get("vocabularies")).hasSize(3);
  }

  /** 25 tokens in 12 words, 72 bytes and 60 characters, 5 words of one token. */
  @Test
  void formsRatiosFromTheTextsThatTheVocabularyCounted() throws Exception {
    JsonNode german = get("/api/totals?language=de&vocabulary=gpt").json().at("/totals/0");
    assertThat(german.get("vocabularies").get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"vocabulary": "gpt", "fingerprint": "new", "texts": 6, "characters": 60,
                 "utf8_bytes": 72, "words": 12, "tokens": 25, "unknown_tokens": null,
                 "byte_fallback_tokens": null, "single_token_words": 5,
                 "fertility": 2.0833333333333335, "bytes_per_token": 2.88,
                 "characters_per_token": 2.4, "unknown_token_share": null,
                 "byte_fallback_token_share": null,
                 "single_token_word_share": 0.4166666666666667,
                 "special_tokens": "none", "granularity": "text", "average": "ratio_of_sums"}
                """));
    assertThat(german.at("/vocabularies/1/fingerprint").asText()).isEqualTo("old");
    assertThat(german.at("/vocabularies/1/fertility").asDouble()).isEqualTo(2.0);
  }

  @Test
  void givesNullForARatioOverNothing() throws Exception {
    JsonNode chinese = get("/api/totals?language=zh").json().at("/totals/0/vocabularies/0");
    assertThat(chinese.get("fertility").isNull()).isTrue();
    assertThat(chinese.get("bytes_per_token").asDouble()).isEqualTo(2.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by=language | {language=de} 7, {language=zh} 5",
        "by=tenant | {tenant=acme} 7, {tenant=none} 5",
        "by=script | {script=Latn} 7, {script=Hans} 5",
        "by=model | {model=m} 7, {model=none} 5",
        "by=direction | {direction=unknown} 5, {direction=output} 4, {direction=input} 3",
        "by=language,direction&tenant=acme | {language=de, direction=output} 4,"
            + " {language=de, direction=input} 3",
        "by=language&by=model&direction=output | {language=de, model=m} 4",
        "tenant=none | {} 5",
        "tenant=none&tenant=acme&direction=input | {} 3",
        "tenant=nobody | {} 0",
        "by=tenant&tenant=nobody | ''"
      })
  void groupsAndFilters(String query, String expected) throws Exception {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : get("/api/totals?" + query).json().get("totals")) {
      rows.add(JSON.convertValue(row.get("group"), Map.class) + " " + row.get("texts"));
    }
    assertThat(String.join(", ", rows)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/totals?by=colour | 400 | totals cannot be told apart by 'colour'",
        "/api/totals?by= | 400 | totals cannot be told apart by ''",
        "/api/totals?direction=sideways | 400 | there is no direction 'sideways'",
        "/api/totals?langauge=de | 400 | there is no parameter 'langauge'",
        "/api/totals?vocabulary=none | 404 | no text was counted under a vocabulary 'none':"
            + " there are bert, gpt",
        "/api/languages?x=1 | 400 | this address takes no parameter: leave 'x' out",
        "/api/nothing | 404 | there is nothing at this address"
      })
  void explainsWhatIsWrongWithARequest(String path, int status, String sentence) throws Exception {
    Http.Response response = get(path);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.json().get("error").asText()).startsWith(sentence);
  }

  /** Java's client would not send such a query. */
  @Test
  void refusesAQueryThatIsNotPercentEncoded() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/totals?language=%zz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("percent-encoded");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/ready",
        "/api/totals",
        "/api/languages",
        "/api/vocabularies",
        "/api/premiums",
        "/api/coverage",
        "/api/measures",
        "/api/dead-letters"
      })
  void answers503WhileTheTotalsCannotBeRead(String path) throws Exception {
    views.unavailable = "the totals are being restored";
    Http.Response response = get(path);
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.json())
        .isEqualTo(JSON.readTree("{\"error\":\"the totals are being restored\"}"));
  }

  @Test
  void namesTheInstanceThatHoldsTheTotals() throws Exception {
    views.elsewhere = "http://other:8080";
    Http.Response totals = get("/api/totals");
    assertThat(totals.status()).isEqualTo(421);
    assertThat(totals.json().get("error").asText()).endsWith("ask http://other:8080");
    assertThat(get("/ready").status()).isEqualTo(200);
    assertThat(get("/ready").json().get("totals_at").asText()).isEqualTo("http://other:8080");
    assertThat(get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void isNotReadyBeforeTheStreamRuns() throws Exception {
    views.state = StreamHealth.State.REBALANCING;
    assertThat(get("/ready").status()).isEqualTo(503);
    assertThat(get("/ready").json().get("error").asText()).contains("rebalancing");
    assertThat(get("/health").json()).isEqualTo(JSON.readTree("{\"alive\":true}"));
  }

  @Test
  void tellsTheLanguagesWithTheirScripts() throws Exception {
    assertThat(get("/api/languages").json())
        .isEqualTo(
            JSON.readTree(
                """
                {"languages": [
                  {"language": "de", "texts": 7, "late_texts": 1, "characters": 70,
                   "utf8_bytes": 84, "words": 14, "scripts": {"Latn": 7}},
                  {"language": "zh", "texts": 5, "late_texts": 0, "characters": 50,
                   "utf8_bytes": 150, "words": 0, "scripts": {"Hans": 5}}]}
                """));
  }

  @Test
  void tellsTheVocabulariesAndTheirNewestFingerprint() throws Exception {
    JsonNode vocabularies = get("/api/vocabularies").json().get("vocabularies");
    assertThat(vocabularies).hasSize(3);
    assertThat(vocabularies.get(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"vocabulary": "gpt", "fingerprint": "new", "current": true,
                 "origin": "built-in", "family": "bpe", "size": 50257, "engine": "reference",
                 "has_unknown_token": false, "has_byte_fallback": true,
                 "texts": 11, "tokens": 100}
                """));
    assertThat(vocabularies.get(2).get("current").asBoolean()).isFalse();
    assertThat(vocabularies.get(2).get("engine").isNull()).isTrue();
  }

  @Test
  void tellsTheDeadLettersByReason() throws Exception {
    assertThat(get("/api/dead-letters").json())
        .isEqualTo(
            JSON.readTree(
                "{\"dead_letters\": 9, \"reasons\": {\"not_json\": 7, \"empty_text\": 2}}"));
  }

  @Test
  void tellsItsStatusAlsoWhenSomethingIsWrong() throws Exception {
    assertThat(get("/api/status").json())
        .isEqualTo(
            JSON.readTree(
                """
                {"version": "1.2.3", "stream_state": "running", "ready": true, "problem": null,
                 "totals_at": null, "uptime_seconds": 90, "replaced_threads": 2,
                 "lag_records": {"count-windows": 3}, "texts": 12, "late_texts": 1,
                 "dead_letters": 9, "folded_texts": {"tenant": 11}}
                """));
    views.unavailable = "not now";
    views.state = StreamHealth.State.FAILED;
    JsonNode status = get("/api/status").json();
    assertThat(status.get("problem").asText()).isEqualTo("not now");
    assertThat(status.get("ready").asBoolean()).isFalse();
    assertThat(status.get("stream_state").asText()).isEqualTo("failed");
    assertThat(status.get("texts").isNull()).isTrue();
  }

  @Test
  void servesBothTextFormats() throws Exception {
    Http.Response text = Http.get(address("/metrics"), "text/plain");
    assertThat(text.contentType()).startsWith("text/plain; version=0.0.4");
    assertThat(text.body()).contains("# TYPE babelmeter_texts_total counter");
    Http.Response open =
        Http.get(address("/metrics"), "application/openmetrics-text; version=1.0.0");
    assertThat(open.contentType()).startsWith("application/openmetrics-text");
    assertThat(open.body()).contains("# TYPE babelmeter_texts counter").endsWith("# EOF\n");
  }

  @Test
  void refusesABusyPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(
              () ->
                  HttpServer.start(
                      "127.0.0.1",
                      port,
                      views,
                      new PrometheusRegistry(),
                      new ServiceInfo("1", STARTED, InstantSource.system(), "en")))
          .isInstanceOf(RoleException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("http.port");
    }
  }

  private static Http.Response get(String path) throws IOException, InterruptedException {
    return Http.get(address(path), "*/*");
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }
}
