// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server of OpenAI's {@code /v1/embeddings}. */
public final class OpenAiBackend implements EmbeddingBackend {
  private final JsonHttp http;
  private final String model;

  /**
   * Makes a backend.
   *
   * @param model name of the model, which the interface requires
   */
  public OpenAiBackend(URI server, Security security, String model) {
    this.http = new JsonHttp(server, security);
    this.model = model;
  }

  @Override
  public String address() {
    return http.address();
  }

  @Override
  public CompletableFuture<List<Embedding>> embed(List<String> texts, Duration limit) {
    Map<String, Object> body = Map.of("input", texts, "model", model, "encoding_format", "float");
    return http.post("/v1/embeddings", body, limit)
        .thenApply(answer -> embeddings(answer.body(), texts.size()));
  }

  private List<Embedding> embeddings(JsonNode body, int count) {
    JsonNode data = body.path("data");
    if (!data.isArray() || data.size() != count) {
      throw http.unusable("it has no " + count + " data");
    }
    Integer tokens = count == 1 ? tokens(body) : null;
    Embedding[] embeddings = new Embedding[count];
    for (JsonNode item : data) {
      int index = item.path("index").asInt(-1);
      if (index < 0 || index >= count || embeddings[index] != null) {
        throw http.unusable("its indexes are not those of the texts");
      }
      embeddings[index] = new Embedding(http.vector(item.get("embedding")), tokens, null);
    }
    return Arrays.asList(embeddings);
  }

  private static @Nullable Integer tokens(JsonNode body) {
    JsonNode tokens = body.path("usage").path("prompt_tokens");
    return tokens.isInt() ? tokens.intValue() : null;
  }

  /** Does nothing: connections close when they have been idle for a while. */
  @Override
  public void close() {}
}
