// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import static dev.babelmeter.protocol.client.Failures.assertFails;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.protocol.client.InferenceBackend.Names;
import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that speaks as Triton does. */
class TritonContractTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private TritonPeer triton;
  private InferenceBackend backend;

  @BeforeEach
  void start() throws IOException {
    triton = new TritonPeer();
    backend =
        new InferenceBackend(
            WorkerChannel.open(triton.address(), Security.none()),
            new Names("minilm", "TEXT", "embedding"));
  }

  @AfterEach
  void stop() {
    backend.close();
    triton.close();
  }

  @Test
  void sendsTextsAsRawBytes_andReadsRawVectors() throws Exception {
    List<Embedding> embeddings =
        backend.embed(List.of("abc", "", "¿Dónde?"), LIMIT).get(10, SECONDS);
    TritonPeer.Received received = triton.last.get();
    assertThat(received.model).isEqualTo("minilm");
    assertThat(received.inputName).isEqualTo("TEXT");
    assertThat(received.datatype).isEqualTo("BYTES");
    assertThat(received.shape).containsExactly(3L, 1L);
    assertThat(received.typed).isFalse();
    assertThat(received.texts).containsExactly("abc", "", "¿Dónde?");
    assertThat(embeddings.get(0).vector()).containsExactly(3, -3);
    assertThat(embeddings.get(1).vector()).containsExactly(0, 0);
    assertThat(embeddings.get(2).vector()).containsExactly(9, -9);
    assertThat(embeddings.get(0).tokens()).isNull();
  }

  @Test
  void aFullQueueIsTriedAgain() throws Exception {
    triton.refusal.set(Status.UNAVAILABLE.withDescription("Exceeds maximum queue size"));
    assertFails(backend.embed(List.of("a"), LIMIT), Kind.UNAVAILABLE, "Exceeds maximum queue size");
    triton.refusal.set(Status.UNAVAILABLE.withDescription("Exceeds maximum queue size"));
    try (EmbeddingClient client =
        EmbeddingClient.of(List.of(backend), PoolOptions.defaults(), BatchOptions.defaults())) {
      assertThat(client.embed("abcd").get(10, SECONDS).vector()).containsExactly(4, -4);
    }
  }

  @Test
  void otherRefusalsAreToldApart() {
    triton.refusal.set(Status.RESOURCE_EXHAUSTED);
    assertFails(backend.embed(List.of("a"), LIMIT), Kind.OVERLOADED, "RESOURCE_EXHAUSTED");
    triton.refusal.set(Status.NOT_FOUND.withDescription("unknown model"));
    assertFails(backend.embed(List.of("a"), LIMIT), Kind.INVALID, "unknown model");
    triton.refusal.set(Status.INTERNAL);
    assertFails(backend.embed(List.of("a"), LIMIT), Kind.FAILED, "INTERNAL");
  }

  @Test
  void anAnswerWithoutTheOutputIsAFailure() {
    try (InferenceBackend other =
        new InferenceBackend(
            WorkerChannel.open(triton.address(), Security.none()),
            new Names("minilm", "TEXT", "vectors"))) {
      assertFails(other.embed(List.of("a"), LIMIT), Kind.FAILED, "it has no vectors of 1 rows");
    }
  }

  @Test
  void aServerThatIsGone_isUnavailable() {
    triton.close();
    assertFails(backend.embed(List.of("a"), LIMIT), Kind.UNAVAILABLE, "UNAVAILABLE");
  }
}
