// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks a server that answers as the views do. */
class ViewsClientTest {
  private static final String TOTALS =
      """
      {"by":["language"],"totals":[
        {"group":{"language":"my"},"texts":3,"late_texts":1,"characters":5,"utf8_bytes":15,
         "words":2,"vocabularies":[
          {"vocabulary":"a","fingerprint":"11","texts":2,"characters":4,"utf8_bytes":12,"words":1,
           "tokens":9,"unknown_tokens":null,"fertility":9.0},
          {"vocabulary":"a","fingerprint":"22","texts":1,"characters":1,"utf8_bytes":3,"words":1,
           "tokens":1,"unknown_tokens":0,"fertility":1.0}]},
        {"group":{"language":"en"},"texts":4,"late_texts":0,"characters":8,"utf8_bytes":8,
         "words":4,"vocabularies":[
          {"vocabulary":"a","fingerprint":"11","texts":4,"characters":8,"utf8_bytes":8,"words":4,
           "tokens":5}]}]}
      """;

  private HttpServer server;
  private ViewsClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client = new ViewsClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsTotalsByLanguageAndVocabulary() throws InterruptedException {
    answer("/api/dead-letters", 200, "{\"dead_letters\":6,\"reasons\":{\"not_json\":6}}");
    answer("/api/totals", 200, TOTALS);
    LiveSnapshot snapshot = client.snapshot().orElseThrow();
    assertThat(snapshot.texts()).isEqualTo(7);
    assertThat(snapshot.deadLetters()).isEqualTo(6);
    assertThat(snapshot.byLanguage())
        .isEqualTo(
            Map.of(
                "my",
                    Map.of("a", new LiveSums(2, 4, 12, 1, 9), "a@22", new LiveSums(1, 1, 3, 1, 1)),
                "en", Map.of("a", new LiveSums(4, 8, 8, 4, 5))));
    assertThat(snapshot.byVocabulary().get("a")).isEqualTo(new LiveSums(6, 12, 20, 5, 14));
  }

  @Test
  void isEmptyWhileTheViewsDoNotServe() throws InterruptedException {
    answer("/api/dead-letters", 200, "{\"dead_letters\":0}");
    answer("/api/totals", 503, "{\"error\":\"the stream is starting: wait\"}");
    assertThat(client.snapshot()).isEmpty();
    server.stop(0);
    assertThat(client.snapshot()).isEmpty();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
