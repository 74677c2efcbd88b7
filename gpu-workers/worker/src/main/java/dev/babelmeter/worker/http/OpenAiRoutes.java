// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import dev.babelmeter.worker.metrics.Protocol;
import dev.babelmeter.worker.model.TextEmbeddings;
import dev.babelmeter.worker.model.TextOptions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI's embeddings: {@code /v1/embeddings}. */
final class OpenAiRoutes implements TextRoute {
  private static final Set<String> FIELDS =
      Set.of("input", "model", "encoding_format", "dimensions", "user");

  private final TextCalls texts;
  private final String encoder;

  OpenAiRoutes(TextCalls texts, String encoder) {
    this.texts = texts;
    this.encoder = encoder;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/v1/embeddings", request -> texts.serve(request, this));
  }

  @Override
  public Protocol protocol() {
    return Protocol.OPENAI;
  }

  @Override
  public Asked read(byte[] body) {
    JsonRequest json = JsonRequest.of(body, FIELDS);
    List<String> input = json.texts("input");
    TextOptions options = options(json);
    boolean base64 = base64(json);
    requireModel(json);
    return new Asked(input, options, embeddings -> answer(embeddings, base64));
  }

  private TextOptions options(JsonRequest body) {
    TextOptions defaults = texts.embedder().defaults();
    body.text("user");
    return new TextOptions(
        defaults.truncate(),
        defaults.side(),
        defaults.normalize(),
        body.number("dimensions").orElse(defaults.dimensions()));
  }

  private static boolean base64(JsonRequest body) {
    String format = body.text("encoding_format").orElse("float");
    return switch (format) {
      case "float" -> false;
      case "base64" -> true;
      default -> throw CallException.invalid("encoding_format is unknown: give float or base64");
    };
  }

  private void requireModel(JsonRequest body) {
    String model = body.text("model").orElse(encoder);
    if (!model.equals(encoder)) {
      throw new CallException(
          Reason.NOT_FOUND,
          "there is no such model: use '%s', or leave the model out".formatted(encoder));
    }
  }

  private Map<String, Object> answer(TextEmbeddings embeddings, boolean base64) {
    List<Object> data = new ArrayList<>();
    for (float[] vector : embeddings.vectors()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("object", "embedding");
      item.put("index", data.size());
      item.put("embedding", base64 ? base64(vector) : vector);
      data.add(item);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("object", "list");
    answer.put("data", data);
    answer.put("model", encoder);
    answer.put(
        "usage",
        Map.of("prompt_tokens", embeddings.tokenCount(), "total_tokens", embeddings.tokenCount()));
    return answer;
  }

  /** The values as FP32, little-endian. */
  private static String base64(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Answers OpenAI's error object. */
  @Override
  public void fail(Context request, CallException failure) {
    Reason reason = failure.reason();
    HttpFailure.prepare(request, reason);
    if (reason == Reason.INVALID) {
      request.status(400);
    } else if (reason == Reason.FAILED) {
      request.status(500);
    }
    Map<String, @Nullable Object> inner = new HashMap<>();
    inner.put("message", String.valueOf(failure.getMessage()));
    inner.put("type", type(reason));
    inner.put("param", null);
    inner.put("code", null);
    request.json(Map.of("error", inner));
  }

  private static String type(Reason reason) {
    return switch (reason) {
      case INVALID, NOT_FOUND -> "invalid_request_error";
      case OVERLOADED -> "rate_limit_exceeded";
      case EXPIRED, CANCELLED, UNAVAILABLE, FAILED -> "server_error";
    };
  }
}
