// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.encoder.Truncation;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The model {@code embed_text}: vectors of texts, the number of tokens that the encoder saw of
 * each, and whether it was cut.
 */
public final class EmbedTextModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "embed_text";

  private static final String TEXT = "text";
  private static final String SENTENCE_EMBEDDING = "sentence_embedding";
  private static final String TOKEN_COUNT = "token_count";
  private static final String TRUNCATED = "truncated";
  private static final Set<String> PARAMETERS =
      Set.of("truncate", "truncation_direction", "normalize", "dimensions");

  private final TextEmbedder embedder;
  private final ModelInfo info;

  /** Makes the model over {@code embedder}. */
  public EmbedTextModel(TextEmbedder embedder, Map<String, String> properties) {
    this.embedder = embedder;
    this.info =
        new ModelInfo(
            NAME,
            ModelInfo.ONLY_VERSION,
            "babelmeter",
            List.of(new TensorInfo(TEXT, Datatype.BYTES, List.of(-1L, 1L))),
            List.of(
                new TensorInfo(
                    SENTENCE_EMBEDDING, Datatype.FP32, List.of(-1L, (long) embedder.dimension())),
                new TensorInfo(TOKEN_COUNT, Datatype.INT32, List.of(-1L)),
                new TensorInfo(TRUNCATED, Datatype.BOOL, List.of(-1L))),
            properties);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    request.requireKnown(info, PARAMETERS);
    Tensor text = request.required(TEXT, Datatype.BYTES);
    if (text.shape().rank() != 1) {
      InferenceRequest.requireShape(text, -1, 1);
    }
    return embedder
        .embed(text.texts(), options(request), call)
        .thenApply(embeddings -> inference(request, embeddings));
  }

  private TextOptions options(InferenceRequest request) {
    TextOptions defaults = embedder.defaults();
    long dimensions = request.number("dimensions").orElse((long) defaults.dimensions());
    if (dimensions != 0 && (dimensions < 1 || dimensions > embedder.dimension())) {
      throw CallException.invalid(
          "dimensions is %d: give a number from 1 to %d"
              .formatted(dimensions, embedder.dimension()));
    }
    return new TextOptions(
        request.flag("truncate", defaults.truncate()),
        request.text("truncation_direction").map(EmbedTextModel::side).orElse(defaults.side()),
        request.flag("normalize", defaults.normalize()),
        (int) dimensions);
  }

  /**
   * The side that TEI calls {@code direction}.
   *
   * @throws CallException when it is neither {@code left} nor {@code right}
   */
  public static Truncation.Side side(String direction) {
    return switch (direction.toLowerCase(Locale.ROOT)) {
      case "right" -> Truncation.Side.RIGHT;
      case "left" -> Truncation.Side.LEFT;
      default -> throw CallException.invalid("truncation_direction is unknown: give right or left");
    };
  }

  private static Inference inference(InferenceRequest request, TextEmbeddings embeddings) {
    int rows = embeddings.vectors().size();
    Shape each = Shape.of(rows);
    List<Tensor> outputs = new ArrayList<>();
    if (request.wants(SENTENCE_EMBEDDING)) {
      outputs.add(Rows.tensor(SENTENCE_EMBEDDING, embeddings.vectors()));
    }
    if (request.wants(TOKEN_COUNT)) {
      int[] counts = embeddings.tokens().stream().mapToInt(tokens -> tokens.ids().length).toArray();
      outputs.add(Tensor.ofInts(TOKEN_COUNT, each, counts));
    }
    if (request.wants(TRUNCATED)) {
      boolean[] truncated = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        truncated[i] = embeddings.tokens().get(i).isTruncated();
      }
      outputs.add(Tensor.ofBooleans(TRUNCATED, each, truncated));
    }
    return new Inference(outputs, rows, embeddings.timing());
  }
}
