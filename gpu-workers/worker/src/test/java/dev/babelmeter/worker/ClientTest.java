// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.process.Role.Running;
import dev.babelmeter.process.Settings;
import dev.babelmeter.protocol.client.BatchOptions;
import dev.babelmeter.protocol.client.Embedding;
import dev.babelmeter.protocol.client.EmbeddingBackend;
import dev.babelmeter.protocol.client.EmbeddingClient;
import dev.babelmeter.protocol.client.InferenceBackend;
import dev.babelmeter.protocol.client.OpenAiBackend;
import dev.babelmeter.protocol.client.PoolOptions;
import dev.babelmeter.protocol.client.Security;
import dev.babelmeter.protocol.client.TeiBackend;
import dev.babelmeter.protocol.client.WorkerChannel;
import dev.babelmeter.protocol.client.WorkerFailure;
import dev.babelmeter.worker.security.TestCertificates;
import dev.babelmeter.worker.security.TlsFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client and the worker together. */
class ClientTest {
  private static final PoolOptions POOL =
      new PoolOptions(
          Duration.ofSeconds(30),
          20,
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          5,
          Duration.ofMillis(200));

  /** With the defaults; the tests that stop a worker or set it up otherwise start their own. */
  private static Running shared;

  @TempDir private Path folder;

  @BeforeAll
  static void startShared() {
    shared = start(Map.of());
  }

  @AfterAll
  static void stopShared() {
    shared.close();
  }

  private static Running start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Map.of("grpc.port", "0", "http.port", "0", "models", "embed_text"));
    // The threads of several workers would only wait for each other.
    all.put("device.threads", "1");
    return new Worker().start(Settings.of("the test", all));
  }

  private static EmbeddingBackend grpc(Running worker, Security security) {
    return new InferenceBackend(
        WorkerChannel.open(worker.addresses().get("grpc"), security), InferenceBackend.Names.OURS);
  }

  @Test
  void everyInterfaceGivesTheSame() throws Exception {
    URI http = URI.create(shared.addresses().get("http"));
    List<EmbeddingBackend> backends =
        List.of(
            grpc(shared, Security.none()),
            new TeiBackend(http, Security.none(), true),
            new OpenAiBackend(http, Security.none(), "all-MiniLM-L6-v2"));
    List<List<Embedding>> answers = new ArrayList<>();
    for (EmbeddingBackend backend : backends) {
      answers.add(backend.embed(Texts.ALL, Duration.ofSeconds(30)).get(30, SECONDS));
      backend.close();
    }
    for (int i = 0; i < Texts.ALL.size(); i++) {
      float[] vector = answers.get(0).get(i).vector();
      for (int d = 0; d < vector.length; d++) {
        assertThat(answers.get(1).get(i).vector()[d]).isCloseTo(vector[d], within(1e-6f));
        assertThat(answers.get(2).get(i).vector()[d]).isCloseTo(vector[d], within(1e-6f));
      }
    }
    assertThat(answers.get(0).get(8).truncated()).isTrue();
    assertThat(answers.get(0).get(8).tokens()).isEqualTo(512);
  }

  /** More texts than the worker takes at once: all are answered, by and by. */
  @Test
  void overloadLosesNothing_andAWrongTextFailsAlone() throws Exception {
    Running worker =
        start(Map.of("queue.max-rows", "16", "call.max-rows", "8", "text.max-characters", "100"));
    BatchOptions batch = new BatchOptions(8, 10_000, Duration.ofMillis(1), 16, 1000);
    try (EmbeddingClient client =
        EmbeddingClient.of(List.of(grpc(worker, Security.none())), POOL, batch)) {
      List<CompletableFuture<Embedding>> results = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        results.add(client.embed(i == 150 ? "x".repeat(101) : "text " + i));
      }
      for (int i = 0; i < 300; i++) {
        if (i == 150) {
          CompletableFuture<Embedding> wrong = results.get(i);
          assertThatThrownBy(() -> wrong.get(60, SECONDS))
              .cause()
              .isInstanceOfSatisfying(
                  WorkerFailure.class,
                  failure -> assertThat(failure).hasMessageContaining("has 101 characters"));
        } else {
          assertThat(results.get(i).get(60, SECONDS).vector()).hasSize(384);
        }
      }
      assertThat(client.pending()).isZero();
    }
    worker.close();
  }

  @Test
  void aWorkerThatStops_handsItsCallsToAnother() throws Exception {
    Running first = start(Map.of());
    BatchOptions batch = new BatchOptions(4, 10_000, Duration.ofMillis(1), 4, 1000);
    try (EmbeddingClient client =
        EmbeddingClient.of(
            List.of(grpc(first, Security.none()), grpc(shared, Security.none())), POOL, batch)) {
      List<CompletableFuture<Embedding>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(client.embed("text " + i));
        if (i == 100) {
          first.close();
        }
      }
      for (CompletableFuture<Embedding> result : results) {
        assertThat(result.get(60, SECONDS).vector()).hasSize(384);
      }
    }
  }

  @Test
  void withTlsAndAToken() throws Exception {
    TlsFiles files = TestCertificates.make(folder, "server");
    Path tokens = Files.writeString(folder.resolve("tokens"), "s3cret\n");
    Running worker =
        start(
            Map.of(
                "tls.certificate", files.certificate().toString(),
                "tls.key", files.key().toString(),
                "auth.token-file", tokens.toString()));
    Security security = new Security(true, files.certificate(), "s3cret");
    URI http = URI.create(worker.addresses().get("http"));
    assertThat(http.getScheme()).isEqualTo("https");
    for (EmbeddingBackend backend :
        List.of(grpc(worker, security), new TeiBackend(http, security, true))) {
      assertThat(backend.embed(List.of("a"), Duration.ofSeconds(10)).get(10, SECONDS)).hasSize(1);
      backend.close();
    }
    EmbeddingBackend stranger = grpc(worker, new Security(true, files.certificate(), "guess"));
    assertThatThrownBy(() -> stranger.embed(List.of("a"), Duration.ofSeconds(10)).get(10, SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            WorkerFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(WorkerFailure.Kind.INVALID));
    stranger.close();
    worker.close();
  }
}
