// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A worker that answers when the test says so. */
final class FakeBackend implements EmbeddingBackend {
  record Asked(
      String worker,
      List<String> texts,
      Duration limit,
      CompletableFuture<List<Embedding>> result) {
    /** The vector of a text is its length. */
    void answer() {
      result.complete(texts.stream().map(FakeBackend::embedding).toList());
    }

    void fail(Kind kind) {
      result.completeExceptionally(new WorkerFailure(kind, "as the test says"));
    }
  }

  final BlockingQueue<Asked> asked;
  boolean closed;
  private final String name;

  FakeBackend(String name) {
    this(name, new LinkedBlockingQueue<>());
  }

  /** Puts what it is asked into {@code asked}, which it may share with others. */
  FakeBackend(String name, BlockingQueue<Asked> asked) {
    this.name = name;
    this.asked = asked;
  }

  static Embedding embedding(String text) {
    return new Embedding(new float[] {text.length()}, text.length(), false);
  }

  @Override
  public String address() {
    return name;
  }

  @Override
  public CompletableFuture<List<Embedding>> embed(List<String> texts, Duration limit) {
    Asked call = new Asked(name, texts, limit, new CompletableFuture<>());
    asked.add(call);
    return call.result;
  }

  @Override
  public void close() {
    closed = true;
  }
}
