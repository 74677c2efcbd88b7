// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server of Text Embeddings Inference's {@code /embed}. */
public final class TeiBackend implements EmbeddingBackend {
  private final JsonHttp http;
  private final boolean truncate;

  /**
   * Makes a backend.
   *
   * @param truncate whether texts that are too long are cut; else the server refuses them
   */
  public TeiBackend(URI server, Security security, boolean truncate) {
    this.http = new JsonHttp(server, security);
    this.truncate = truncate;
  }

  @Override
  public String address() {
    return http.address();
  }

  @Override
  public CompletableFuture<List<Embedding>> embed(List<String> texts, Duration limit) {
    Map<String, Object> body = Map.of("inputs", texts, "truncate", truncate, "normalize", true);
    return http.post("/embed", body, limit).thenApply(answer -> embeddings(answer, texts.size()));
  }

  private List<Embedding> embeddings(JsonHttp.Answer answer, int count) {
    JsonNode vectors = answer.body();
    if (!vectors.isArray() || vectors.size() != count) {
      throw http.unusable("it is no array of " + count + " vectors");
    }
    // The header tells the tokens of the whole call.
    Integer tokens = count == 1 ? tokens(answer) : null;
    List<Embedding> embeddings = new ArrayList<>(count);
    for (JsonNode vector : vectors) {
      embeddings.add(new Embedding(http.vector(vector), tokens, null));
    }
    return embeddings;
  }

  private @Nullable Integer tokens(JsonHttp.Answer answer) {
    String header = answer.headers().firstValue("x-compute-tokens").orElse("");
    return header.matches("\\d{1,9}") ? Integer.valueOf(header) : null;
  }

  /** Does nothing: connections close when they have been idle for a while. */
  @Override
  public void close() {}
}
