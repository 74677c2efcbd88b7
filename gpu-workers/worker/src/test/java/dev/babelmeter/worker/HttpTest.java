// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.Settings;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.encoder.EncoderSource;
import dev.babelmeter.worker.encoder.EncoderSources;
import dev.babelmeter.worker.http.HttpServer;
import dev.babelmeter.worker.http.ServiceInfo;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.security.TestCertificates;
import dev.babelmeter.worker.security.TlsFiles;
import dev.babelmeter.worker.security.Tokens;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's and TEI's interfaces over the encoder that comes with Babelmeter. */
class HttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GUITAR = "A man is playing a guitar.";

  private static Admission admission;
  private static PrometheusRegistry registry;
  private static WorkerMetrics metrics;
  private static LoadedModels models;
  private static Calls calls;
  private static BareLoop bare;

  @TempDir private Path folder;
  private @Nullable HttpServer server;
  private HttpClient client = HttpClient.newHttpClient();
  private String scheme = "http";

  @BeforeAll
  static void load() throws Exception {
    bare = new BareLoop();
    calls = new Calls();
    WorkerConfig config =
        WorkerConfig.from(Settings.of("the test", Map.of("models", "embed_text")));
    EncoderSource source = EncoderSources.find(config.encoder()).held();
    registry = new PrometheusRegistry();
    metrics = new WorkerMetrics(registry, config.models());
    admission = new Admission(8, 4);
    models = LoadedModels.load(config, source, "f", admission, metrics);
  }

  @AfterAll
  static void unload() throws Exception {
    models.close();
    calls.close();
    bare.close();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void start(@Nullable TlsFiles tls, Tokens tokens) {
    server =
        HttpServer.start(
            new HttpServer.Options("127.0.0.1", 0, 1 << 20, Duration.ofSeconds(20), tls, tokens),
            models.embedder(),
            admission,
            calls,
            metrics,
            registry,
            new ServiceInfo("1.0", "all-MiniLM-L6-v2", "f", "mean", 16_384, 64, 2));
  }

  @Test
  void embedsAsTeiDoes() throws Exception {
    start(null, Tokens.none());
    HttpResponse<String> answer =
        post("/embed", "{\"inputs\": [\"" + GUITAR + "\", \"a\"], \"truncate\": true}");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode vectors = JSON.readTree(answer.body());
    assertThat(vectors).hasSize(2);
    assertClose(vectors.get(0), bare.embed(GUITAR));
    assertClose(vectors.get(1), bare.embed("a"));
    assertThat(answer.headers().firstValue("x-compute-tokens")).hasValue("12");
    assertThat(answer.headers().firstValue("x-compute-characters")).hasValue("27");
    assertThat(answer.headers().firstValue("x-truncated-inputs")).hasValue("0");
    assertThat(answer.headers().map())
        .containsKeys("x-total-time", "x-tokenization-time", "x-queue-time", "x-inference-time");
    assertClose(
        JSON.readTree(post("/embed", "{\"inputs\": \"a\"}").body()).get(0), bare.embed("a"));
  }

  @Test
  void tellsOfTexts_thatWereCut() throws Exception {
    start(null, Tokens.none());
    String longText = "word ".repeat(700);
    assertThat(
            post("/embed", "{\"inputs\": [\"a\", \"" + longText + "\"]}")
                .headers()
                .firstValue("x-truncated-inputs"))
        .hasValue("1");
    assertError(
        post("/embed", "{\"inputs\": [\"a\", \"" + longText + "\"], \"truncate\": false}"),
        422,
        "Validation",
        "text 1 has 702 tokens and the encoder takes 512");
  }

  @Test
  void embedsAsOpenAiDoes() throws Exception {
    start(null, Tokens.none());
    HttpResponse<String> answer =
        post("/v1/embeddings", "{\"input\": \"" + GUITAR + "\", \"model\": \"all-MiniLM-L6-v2\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("object").asText()).isEqualTo("list");
    assertThat(body.path("data").path(0).path("object").asText()).isEqualTo("embedding");
    assertThat(body.path("data").path(0).path("index").asInt()).isZero();
    assertThat(body.path("usage").path("prompt_tokens").asInt()).isEqualTo(9);
    assertClose(body.path("data").path(0).path("embedding"), bare.embed(GUITAR));

    JsonNode packed =
        JSON.readTree(
                post(
                        "/v1/embeddings",
                        "{\"input\": [\"a\", \"" + GUITAR + "\"], \"encoding_format\": \"base64\"}")
                    .body())
            .path("data")
            .path(1)
            .path("embedding");
    float[] values = new float[384];
    ByteBuffer.wrap(Base64.getDecoder().decode(packed.asText()))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    double[] expected = bare.embed(GUITAR);
    for (int d = 0; d < values.length; d++) {
      assertThat(values[d]).isCloseTo((float) expected[d], within(1e-5f));
    }
    assertThat(
            JSON.readTree(post("/v1/embeddings", "{\"input\": \"a\", \"dimensions\": 16}").body())
                .path("data")
                .path(0)
                .path("embedding"))
        .hasSize(16);
  }

  @Test
  void badRequestsGetOneClearSentence() throws Exception {
    start(null, Tokens.none());
    assertError(post("/embed", "{"), 422, "Validation", "the body is not JSON (line 1, column");
    assertError(post("/embed", "[]"), 422, "Validation", "the body is no JSON object");
    assertError(post("/embed", "{}"), 422, "Validation", "field 'inputs' is missing");
    assertError(post("/embed", "{\"inputs\": []}"), 422, "Validation", "the call holds no text");
    assertError(
        post("/embed", "{\"inputs\": [[1, 2]]}"), 422, "Validation", "element 0 of field 'inputs'");
    assertError(
        post("/embed", "{\"inputs\": \"a\", \"trunc\": 1}"), 422, "Validation", "no field 'trunc'");
    assertError(
        post("/embed", "{\"inputs\": \"a\", \"truncate\": 1}"),
        422,
        "Validation",
        "field 'truncate' is not true or false");
    assertError(
        post("/embed", "{\"inputs\": \"a\", \"prompt_name\": \"query\"}"),
        422,
        "Validation",
        "the encoder has none");
    assertError(post("/embed", "{\"inputs\": \"\\ud83d\"}"), 422, "Validation", "lone surrogate");
    assertError(
        post("/embed", "{\"inputs\": [\"a\", \"b\", \"c\", \"d\", \"e\"]}"),
        422,
        "Validation",
        "the call has 5 rows and may have 4");
    assertError(get("/nothing"), 404, "Validation", "there is nothing at this address");
    HttpResponse<String> large = post("/embed", "{\"inputs\": \"" + "a".repeat(2 << 20) + "\"}");
    assertThat(large.statusCode()).isEqualTo(413);
    JsonNode openAi =
        JSON.readTree(post("/v1/embeddings", "{\"input\": \"a\", \"model\": \"gpt\"}").body())
            .path("error");
    assertThat(openAi.path("message").asText()).contains("there is no such model");
    assertThat(openAi.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(post("/v1/embeddings", "{\"input\": 7}").statusCode()).isEqualTo(400);
    assertThat(post("/embed", "{\"inputs\": \"a\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void answers429_whenTheWorkerHasAsMuchAsItMay() throws Exception {
    start(null, Tokens.none());
    CompletableFuture<Void> work = new CompletableFuture<>();
    admission.admit(4, () -> work);
    admission.admit(4, () -> work);
    HttpResponse<String> refused = post("/embed", "{\"inputs\": \"a\"}");
    assertError(refused, 429, "Overloaded", "the worker has 8 of at most 8 rows to do");
    assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
    assertThat(post("/v1/embeddings", "{\"input\": \"a\"}").statusCode()).isEqualTo(429);
    work.complete(null);
    assertThat(post("/embed", "{\"inputs\": \"a\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsWhatItIs_andExposesMetrics() throws Exception {
    start(null, Tokens.none());
    assertThat(get("/health").statusCode()).isEqualTo(200);
    JsonNode info = JSON.readTree(get("/info").body());
    assertThat(info.path("model_id").asText()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(info.path("max_input_length").asInt()).isEqualTo(512);
    assertThat(info.path("max_client_batch_size").asInt()).isEqualTo(4);
    assertThat(info.path("model_type").path("embedding").path("pooling").asText())
        .isEqualTo("mean");
    post("/embed", "{\"inputs\": \"a\"}");
    post("/embed", "{}");
    String exposed = get("/metrics").body();
    assertThat(exposed)
        .containsPattern(
            "babelmeter_worker_calls_total\\{model=\"embed_text\",outcome=\"ok\",protocol=\"tei\"} \\d")
        .containsPattern(
            "babelmeter_worker_calls_total\\{model=\"embed_text\",outcome=\"invalid\",protocol=\"tei\"} \\d")
        .contains("babelmeter_worker_queue_duration_seconds_bucket")
        .contains("babelmeter_worker_batch_rows_bucket");
  }

  @Test
  void withTokens_onlyHealthAndMetricsAreOpen() throws Exception {
    start(null, Tokens.ofFile(Files.writeString(folder.resolve("tokens"), "s3cret\n")));
    HttpResponse<String> refused = post("/embed", "{\"inputs\": \"a\"}");
    assertError(refused, 401, "Unauthorized", "shows no valid token");
    assertThat(get("/info").statusCode()).isEqualTo(401);
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
    HttpRequest allowed =
        request("/embed")
            .header("Authorization", "Bearer s3cret")
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .POST(HttpRequest.BodyPublishers.ofString("{\"inputs\": \"a\"}"))
            .build();
    HttpResponse<String> answer = client.send(allowed, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-request-id"))
        .hasValue("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void speaksTls() throws Exception {
    TlsFiles files = TestCertificates.make(folder, "server");
    start(files, Tokens.none());
    scheme = "https";
    client = HttpClient.newBuilder().sslContext(trusting(files.certificate())).build();
    assertThat(post("/embed", "{\"inputs\": \"a\"}").statusCode()).isEqualTo(200);
  }

  private static SSLContext trusting(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String type, String message) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("error").asText()).contains(message);
    assertThat(body.path("error_type").asText()).isEqualTo(type);
  }

  private static void assertClose(JsonNode vector, double[] expected) {
    assertThat(vector).hasSize(expected.length);
    for (int d = 0; d < expected.length; d++) {
      assertThat(vector.get(d).asDouble()).isCloseTo(expected[d], within(1e-5));
    }
  }
}
