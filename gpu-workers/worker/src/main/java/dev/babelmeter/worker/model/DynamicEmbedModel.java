// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.dynamic.Boundary;
import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.dynamic.MergeChoice;
import dev.babelmeter.worker.dynamic.MergedToken;
import dev.babelmeter.worker.encoder.TextTokens;
import dev.babelmeter.worker.encoder.Vectors;
import dev.babelmeter.worker.model.DynamicEmbedder.Dynamic;
import dev.babelmeter.worker.model.DynamicEmbedder.Wish;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The model {@code dynamic_embed}: vectors of texts whose tokens are merged beyond the vocabulary,
 * their lengths before and after, and the merged tokens of all texts one after another. With the
 * parameter {@code compare} it tells the cosine with the vector of the same text without merging.
 */
public final class DynamicEmbedModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "dynamic_embed";

  private static final String TEXT = "text";
  private static final String SENTENCE_EMBEDDING = "sentence_embedding";
  private static final String LENGTH_BEFORE = "length_before";
  private static final String LENGTH_AFTER = "length_after";
  private static final String TOKENS = "tokens";
  private static final String PLAIN_COSINE = "plain_cosine";
  private static final Set<String> PARAMETERS =
      Set.of("mode", "boundary", "merges", "normalize", "compare", "pool", "lang_index");

  private final DynamicEmbedder embedder;
  private final ModelInfo info;

  /** Makes the model over {@code embedder}. */
  public DynamicEmbedModel(DynamicEmbedder embedder, Map<String, String> properties) {
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
                new TensorInfo(LENGTH_BEFORE, Datatype.INT32, List.of(-1L)),
                new TensorInfo(LENGTH_AFTER, Datatype.INT32, List.of(-1L)),
                new TensorInfo(TOKENS, Datatype.BYTES, List.of(-1L)),
                new TensorInfo(PLAIN_COSINE, Datatype.FP32, List.of(-1L))),
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
    if (text.texts().isEmpty()) {
      throw CallException.invalid("the call holds no text: send one at least");
    }
    Wish wish = wish(request);
    return embedder
        .embed(text.texts(), wish, call)
        .thenApply(dynamic -> inference(request, wish, dynamic));
  }

  private Wish wish(InferenceRequest request) {
    TextOptions defaults = embedder.defaults();
    return new Wish(
        choice(request),
        new TextOptions(
            defaults.truncate(),
            defaults.side(),
            request.flag("normalize", defaults.normalize()),
            0),
        switch (request.text("pool").orElse("pieces")) {
          case "pieces" -> true;
          case "mean" -> false;
          default -> throw CallException.invalid("pool is unknown: give pieces or mean");
        },
        request.flag("compare", false),
        language(request));
  }

  private int language(InferenceRequest request) {
    long language = request.number("lang_index").orElse(0L);
    if (language < 0 || language >= Math.max(1, embedder.languages())) {
      throw CallException.invalid(
          "lang_index is %d: the network knows %d languages, counted from 0"
              .formatted(language, embedder.languages()));
    }
    return (int) language;
  }

  private MergeChoice choice(InferenceRequest request) {
    String mode = request.text("mode").orElse("word");
    if (!mode.equals("batch") && request.number("merges").isPresent()) {
      throw CallException.invalid("merges belongs to mode batch: leave it out, or ask for batch");
    }
    if (mode.equals("frozen") && request.text("boundary").isPresent()) {
      throw CallException.invalid("a table has its own boundary: leave boundary out");
    }
    return switch (mode) {
      case "word" -> new MergeChoice.Word(boundary(request));
      case "batch" -> new MergeChoice.Batch(boundary(request), merges(request));
      case "frozen" -> {
        if (!embedder.hasTable()) {
          throw CallException.invalid(
              "this worker has no table of merges: set dynamic.merge-table, or ask for word");
        }
        yield new MergeChoice.Frozen();
      }
      default -> throw CallException.invalid("mode is unknown: give word, frozen or batch");
    };
  }

  private static int merges(InferenceRequest request) {
    long merges = request.number("merges").orElse((long) Integer.MAX_VALUE);
    if (merges < 0 || merges > Integer.MAX_VALUE) {
      throw CallException.invalid("merges is " + merges + ": give 0 or more");
    }
    return (int) merges;
  }

  private static Boundary boundary(InferenceRequest request) {
    String wanted = request.text("boundary").orElse(Boundary.WORD.label());
    for (Boundary boundary : Boundary.values()) {
      if (boundary.label().equals(wanted)) {
        return boundary;
      }
    }
    throw CallException.invalid(
        "boundary is unknown: give one of "
            + Arrays.stream(Boundary.values())
                .map(Boundary::label)
                .collect(Collectors.joining(", ")));
  }

  private static Inference inference(InferenceRequest request, Wish wish, Dynamic dynamic) {
    int rows = dynamic.vectors().size();
    List<Tensor> outputs = new ArrayList<>();
    if (request.wants(SENTENCE_EMBEDDING)) {
      outputs.add(Rows.tensor(SENTENCE_EMBEDDING, dynamic.vectors()));
    }
    if (request.wants(LENGTH_BEFORE)) {
      outputs.add(
          Tensor.ofInts(
              LENGTH_BEFORE,
              Shape.of(rows),
              dynamic.before().stream()
                  .map(TextTokens::ids)
                  .mapToInt(ids -> ids.length)
                  .toArray()));
    }
    if (request.wants(LENGTH_AFTER)) {
      outputs.add(
          Tensor.ofInts(
              LENGTH_AFTER,
              Shape.of(rows),
              dynamic.positions().stream().mapToInt(List::size).toArray()));
    }
    if (request.wants(TOKENS)) {
      List<String> tokens =
          dynamic.positions().stream().flatMap(List::stream).map(MergedToken::spelling).toList();
      outputs.add(Tensor.ofTexts(TOKENS, Shape.of(tokens.size()), tokens));
    }
    if (wish.compare() && request.wants(PLAIN_COSINE)) {
      float[] cosines = new float[rows];
      for (int i = 0; i < rows; i++) {
        cosines[i] = Vectors.cosine(dynamic.vectors().get(i), dynamic.plain().get(i));
      }
      outputs.add(Tensor.ofFloats(PLAIN_COSINE, Shape.of(rows), cosines));
    }
    return new Inference(outputs, rows, dynamic.timing());
  }
}
