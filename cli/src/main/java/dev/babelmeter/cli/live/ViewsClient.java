// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the live totals from the HTTP interface of the views. */
public final class ViewsClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private static final Logger logger = LoggerFactory.getLogger(ViewsClient.class);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private final ObjectMapper mapper = new ObjectMapper();
  private final URI address;

  /** Reads from the views at {@code address}. */
  public ViewsClient(URI address) {
    this.address = address;
  }

  /**
   * Returns the totals; empty while the views do not serve them, as when they start again. The dead
   * letters are asked for first, so that the sum of both is never ahead of what has happened.
   */
  public Optional<LiveSnapshot> snapshot() throws InterruptedException {
    try {
      long deadLetters = get("/api/dead-letters").path("dead_letters").longValue();
      return Optional.of(snapshot(get("/api/totals?by=language"), deadLetters));
    } catch (IOException e) {
      logger.debug("the views do not answer", e);
      return Optional.empty();
    }
  }

  private static LiveSnapshot snapshot(JsonNode answer, long deadLetters) {
    long texts = 0;
    Map<String, Map<String, LiveSums>> byLanguage = new LinkedHashMap<>();
    for (JsonNode row : answer.path("totals")) {
      texts += row.path("texts").longValue();
      byLanguage.put(row.path("group").path("language").asText(), sumsByVocabulary(row));
    }
    return LiveSnapshot.of(texts, deadLetters, byLanguage);
  }

  private static Map<String, LiveSums> sumsByVocabulary(JsonNode row) {
    Map<String, LiveSums> sums = new LinkedHashMap<>();
    for (JsonNode vocabulary : row.path("vocabularies")) {
      LiveSums sum =
          new LiveSums(
              vocabulary.path("texts").longValue(),
              vocabulary.path("characters").longValue(),
              vocabulary.path("utf8_bytes").longValue(),
              vocabulary.path("words").longValue(),
              vocabulary.path("tokens").longValue());
      sums.put(nameOf(vocabulary, sums), sum);
    }
    return sums;
  }

  /** Counts of different vocabularies under the same name are never added. */
  private static String nameOf(JsonNode vocabulary, Map<String, LiveSums> taken) {
    String name = vocabulary.path("vocabulary").asText();
    String fingerprint = vocabulary.path("fingerprint").asText();
    return taken.containsKey(name) ? name + "@" + fingerprint : name;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).GET().build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      throw new IOException(path + " answers " + response.statusCode());
    }
    return mapper.readTree(response.body());
  }
}
