// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import dev.babelmeter.worker.metrics.Protocol;
import dev.babelmeter.worker.model.EmbedTextModel;
import dev.babelmeter.worker.model.TextEmbeddings;
import dev.babelmeter.worker.model.TextOptions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The interface of Text Embeddings Inference: {@code /embed}, {@code /info}, {@code /health}. */
final class TeiRoutes implements TextRoute {
  private static final Set<String> FIELDS =
      Set.of(
          "inputs", "truncate", "truncation_direction", "prompt_name", "normalize", "dimensions");

  private final TextCalls texts;
  private final Admission admission;
  private final ServiceInfo info;

  TeiRoutes(TextCalls texts, Admission admission, ServiceInfo info) {
    this.texts = texts;
    this.admission = admission;
    this.info = info;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/embed", request -> texts.serve(request, this));
    routes.get("/info", request -> request.json(info()));
    routes.get("/health", this::health);
  }

  private void health(Context request) {
    if (!admission.isOpen()) {
      throw CallException.stopping();
    }
    request.status(200);
  }

  @Override
  public Protocol protocol() {
    return Protocol.TEI;
  }

  @Override
  public Asked read(byte[] body) {
    JsonRequest json = JsonRequest.of(body, FIELDS);
    return new Asked(json.texts("inputs"), options(json), TextEmbeddings::vectors);
  }

  private TextOptions options(JsonRequest body) {
    TextOptions defaults = texts.embedder().defaults();
    if (body.text("prompt_name").isPresent()) {
      throw CallException.invalid(
          "field 'prompt_name' names a prompt and the encoder has none: put it before the text");
    }
    return new TextOptions(
        body.flag("truncate", defaults.truncate()),
        body.text("truncation_direction").map(EmbedTextModel::side).orElse(defaults.side()),
        body.flag("normalize", defaults.normalize()),
        body.number("dimensions").orElse(defaults.dimensions()));
  }

  @Override
  public void fail(Context request, CallException failure) {
    answer(request, failure);
  }

  /** Answers {@code {error, error_type}} with TEI's statuses. */
  static void answer(Context request, CallException failure) {
    HttpFailure.prepare(request, failure.reason());
    request.json(Map.of("error", failure.getMessage(), "error_type", teiType(failure.reason())));
  }

  private static String teiType(Reason reason) {
    return switch (reason) {
      case INVALID, NOT_FOUND -> "Validation";
      case OVERLOADED -> "Overloaded";
      case UNAVAILABLE -> "Unhealthy";
      case EXPIRED, CANCELLED, FAILED -> "Backend";
    };
  }

  private Map<String, Object> info() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("model_id", info.encoder());
    answer.put("model_sha", info.fingerprint());
    answer.put("model_dtype", "float32");
    answer.put("model_type", Map.of("embedding", Map.of("pooling", info.pooling())));
    answer.put("max_concurrent_requests", admission.maxRows());
    answer.put("max_input_length", texts.embedder().limits().maxTokens());
    answer.put("max_batch_tokens", info.maxBatchTokens());
    answer.put("max_batch_requests", info.maxBatchRows());
    answer.put("max_client_batch_size", admission.maxRowsOfCall());
    answer.put("auto_truncate", texts.embedder().defaults().truncate());
    answer.put("tokenization_workers", info.tokenizerThreads());
    answer.put("version", info.version());
    return answer;
  }

  static void unauthorized(Context request) {
    request
        .status(401)
        .header(Header.WWW_AUTHENTICATE, "Bearer")
        .json(
            Map.of(
                "error",
                "the request shows no valid token: send the header Authorization: Bearer TOKEN",
                "error_type",
                "Unauthorized"));
  }
}
