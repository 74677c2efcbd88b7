// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import static dev.babelmeter.protocol.client.Failures.assertFails;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The client against a server that answers what the documentation of Text Embeddings Inference 1.9
 * and of OpenAI's embeddings says, word for word.
 */
class HttpContractTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private record Answer(int status, String body, Map<String, String> headers) {}

  private record Request(String path, String authorization, String body) {}

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          Answer answer = answers.poll();
          byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
          answer.headers.forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(answer.status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(int status, String body) {
    answers.add(new Answer(status, body, Map.of()));
  }

  @Test
  void speaksAsTei() throws Exception {
    try (TeiBackend tei = new TeiBackend(address, new Security(false, null, "s3cret"), true)) {
      answer(200, "[[0.5,-1e-3],[1,2]]");
      List<Embedding> embeddings = tei.embed(List.of("a", "¿b?"), LIMIT).get(10, SECONDS);
      assertThat(embeddings.get(0).vector()).containsExactly(0.5f, -0.001f);
      assertThat(embeddings.get(1).vector()).containsExactly(1f, 2f);
      Request request = requests.poll();
      assertThat(request.path).isEqualTo("POST /embed");
      assertThat(request.authorization).isEqualTo("Bearer s3cret");
      assertThat(request.body)
          .contains("\"inputs\":[\"a\",\"¿b?\"]")
          .contains("\"truncate\":true")
          .contains("\"normalize\":true");
      answers.add(new Answer(200, "[[1]]", Map.of("x-compute-tokens", "7")));
      assertThat(tei.embed(List.of("a"), LIMIT).get(10, SECONDS).get(0).tokens()).isEqualTo(7);
    }
  }

  @Test
  void tellsTeisErrorsApart() {
    try (TeiBackend tei = new TeiBackend(address, Security.none(), false)) {
      assertTeiFails(tei, 429, "Model is overloaded", "Overloaded", Kind.OVERLOADED);
      assertTeiFails(tei, 424, "Inference failed", "Backend", Kind.FAILED);
      assertTeiFails(
          tei, 422, "`inputs` must have less than 512 tokens", "Validation", Kind.INVALID);
      assertTeiFails(tei, 400, "`inputs` cannot be empty", "Empty", Kind.INVALID);
      assertTeiFails(tei, 413, "Payload too large", "Validation", Kind.INVALID);
      assertTeiFails(tei, 503, "unhealthy", "Unhealthy", Kind.UNAVAILABLE);
    }
  }

  private void assertTeiFails(TeiBackend tei, int status, String error, String type, Kind kind) {
    answer(status, "{\"error\":\"" + error + "\",\"error_type\":\"" + type + "\"}");
    assertFails(
        tei.embed(List.of("a"), LIMIT), kind, "answered status " + status + " (" + error + ")");
  }

  @Test
  void speaksAsOpenAi_whateverTheOrder() throws Exception {
    try (OpenAiBackend openAi = new OpenAiBackend(address, Security.none(), "minilm")) {
      answer(
          200,
          """
          {"object": "list", "model": "minilm", "usage": {"prompt_tokens": 5, "total_tokens": 5},
           "data": [{"object": "embedding", "index": 1, "embedding": [2, 3]},
                    {"object": "embedding", "index": 0, "embedding": [0, 1]}]}
          """);
      List<Embedding> embeddings = openAi.embed(List.of("a", "b"), LIMIT).get(10, SECONDS);
      assertThat(embeddings.get(0).vector()).containsExactly(0, 1);
      assertThat(embeddings.get(1).vector()).containsExactly(2, 3);
      Request request = requests.poll();
      assertThat(request.path).isEqualTo("POST /v1/embeddings");
      assertThat(request.body).contains("\"input\":[\"a\",\"b\"]").contains("\"model\":\"minilm\"");
      answer(400, "{\"error\": {\"message\": \"no such model\", \"type\": \"invalid\"}}");
      assertFails(openAi.embed(List.of("a"), LIMIT), Kind.INVALID, "(no such model)");
    }
  }

  @Test
  void answersThatCannotBeUsed_areFailures() {
    try (TeiBackend tei = new TeiBackend(address, Security.none(), true);
        OpenAiBackend openAi = new OpenAiBackend(address, Security.none(), "m")) {
      answer(200, "<html>");
      assertFails(tei.embed(List.of("a"), LIMIT), Kind.FAILED, "answered no JSON");
      answer(200, "[[1],[2]]");
      assertFails(tei.embed(List.of("a"), LIMIT), Kind.FAILED, "it is no array of 1 vectors");
      answer(200, "[[null]]");
      assertFails(tei.embed(List.of("a"), LIMIT), Kind.FAILED, "a vector holds what is no number");
      answer(200, "[[]]");
      assertFails(tei.embed(List.of("a"), LIMIT), Kind.FAILED, "a vector is missing");
      answer(200, "{\"data\": [{\"index\": 0, \"embedding\": [1]}, {\"index\": 0}]}");
      assertFails(openAi.embed(List.of("a", "b"), LIMIT), Kind.FAILED, "indexes");
    }
  }

  @Test
  void aServerThatIsGone_isUnavailable() {
    server.stop(0);
    try (TeiBackend tei = new TeiBackend(address, Security.none(), true)) {
      assertFails(tei.embed(List.of("a"), LIMIT), Kind.UNAVAILABLE, "cannot be reached");
    }
  }
}
