// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import static dev.babelmeter.protocol.client.Failures.assertFails;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingClientTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final FakeBackend backend = new FakeBackend("fake");
  private final List<EmbeddingClient> clients = new ArrayList<>();

  private EmbeddingClient client(BatchOptions options) {
    PoolOptions pool =
        new PoolOptions(Duration.ofSeconds(30), 1, SHORT, Duration.ofMillis(2), 100, SHORT);
    EmbeddingClient client = EmbeddingClient.of(List.of(backend), pool, options);
    clients.add(client);
    return client;
  }

  @AfterEach
  void close() {
    clients.forEach(EmbeddingClient::close);
  }

  @Test
  void aFullCallGoesOutAtOnce() throws Exception {
    EmbeddingClient client = client(new BatchOptions(3, 1000, LONG, 4, 100));
    CompletableFuture<Embedding> a = client.embed("a");
    CompletableFuture<Embedding> bb = client.embed("bb");
    assertThat(backend.asked).isEmpty();
    client.embed("ccc");
    FakeBackend.Asked call = backend.asked.poll(5, SECONDS);
    assertThat(call.texts()).containsExactly("a", "bb", "ccc");
    call.answer();
    assertThat(a.get(5, SECONDS).vector()).containsExactly(1);
    assertThat(bb.get(5, SECONDS).vector()).containsExactly(2);
    assertThat(client.pending()).isZero();
  }

  @Test
  void aTextDoesNotWaitForLong() throws Exception {
    EmbeddingClient client = client(new BatchOptions(100, 1000, Duration.ofMillis(5), 4, 100));
    CompletableFuture<Embedding> result = client.embed("abcd");
    backend.asked.poll(5, SECONDS).answer();
    assertThat(result.get(5, SECONDS).tokens()).isEqualTo(4);
  }

  @Test
  void callsAreBoundedByCharacters() throws Exception {
    EmbeddingClient client = client(new BatchOptions(100, 10, LONG, 4, 100));
    client.embed("123456");
    client.embed("7890");
    assertThat(backend.asked.poll(5, SECONDS).texts()).containsExactly("123456", "7890");
    client.embed("x".repeat(50));
    assertThat(backend.asked.poll(5, SECONDS).texts()).hasSize(1);
    client.embed("123456");
    client.embed("123456");
    assertThat(backend.asked.poll(5, SECONDS).texts()).containsExactly("123456");
  }

  @Test
  void textsWaitWhileAllCallsAreOut_andGoTogetherThen() throws Exception {
    EmbeddingClient client = client(new BatchOptions(10, 1000, SHORT, 1, 100));
    client.embed("a");
    FakeBackend.Asked first = backend.asked.poll(5, SECONDS);
    for (String text : List.of("b", "c", "d")) {
      client.embed(text);
    }
    assertThat(backend.asked).isEmpty();
    first.answer();
    assertThat(backend.asked.poll(5, SECONDS).texts()).containsExactly("b", "c", "d");
  }

  @Test
  void refusesAtOnce_whatIsTooMuch() throws Exception {
    EmbeddingClient client = client(new BatchOptions(1, 1000, LONG, 1, 3));
    for (String text : List.of("a", "b", "c")) {
      client.embed(text);
    }
    assertFails(client.embed("d"), Kind.OVERLOADED, "3 texts wait for workers");
    backend.asked.poll(5, SECONDS).answer();
    backend.asked.poll(5, SECONDS);
    assertThat(client.embed("e")).isNotDone();
  }

  @Test
  void aWrongTextFailsAlone() throws Exception {
    EmbeddingClient client = client(new BatchOptions(4, 1000, LONG, 1, 100));
    List<CompletableFuture<Embedding>> results =
        List.of("a", "b", "bad", "d").stream().map(client::embed).toList();
    int calls = 0;
    while (!results.stream().allMatch(CompletableFuture::isDone)) {
      FakeBackend.Asked call = backend.asked.poll(5, SECONDS);
      calls++;
      if (call.texts().contains("bad")) {
        call.fail(Kind.INVALID);
      } else {
        call.answer();
      }
    }
    assertThat(calls).isEqualTo(5);
    assertFails(results.get(2), Kind.INVALID, "as the test says");
    assertThat(results.get(3).get().vector()).containsExactly(1);
    assertThat(client.pending()).isZero();
    client.embed("e");
    client.embed("f");
    client.embed("g");
    client.embed("h");
    assertThat(backend.asked.poll(5, SECONDS).texts()).hasSize(4);
  }

  @Test
  void aFailureFailsAllTextsOfTheCall() throws Exception {
    EmbeddingClient client = client(new BatchOptions(2, 1000, LONG, 1, 100));
    CompletableFuture<Embedding> a = client.embed("a");
    CompletableFuture<Embedding> b = client.embed("b");
    backend.asked.poll(5, SECONDS).fail(Kind.UNAVAILABLE);
    assertFails(a, Kind.UNAVAILABLE, "as the test says");
    assertFails(b, Kind.UNAVAILABLE, "as the test says");
  }

  @Test
  void aCloseFailsWhatIsLeft() throws Exception {
    EmbeddingClient client = client(new BatchOptions(1, 1000, LONG, 1, 100));
    CompletableFuture<Embedding> out = client.embed("a");
    CompletableFuture<Embedding> waits = client.embed("b");
    client.close();
    assertFails(out, Kind.UNAVAILABLE, "the client is closed");
    assertFails(waits, Kind.UNAVAILABLE, "the client is closed");
    assertFails(client.embed("c"), Kind.UNAVAILABLE, "the client is closed");
    assertThat(backend.closed).isTrue();
  }
}
