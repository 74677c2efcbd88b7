// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.EncoderRow.Output;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The model {@code encoder}: vectors of sequences of token ids. */
public final class EncoderModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "encoder";

  private static final String INPUT_IDS = "input_ids";
  private static final String ATTENTION_MASK = "attention_mask";
  private static final String TOKEN_TYPE_IDS = "token_type_ids";
  private static final List<Long> ANY_MATRIX = List.of(-1L, -1L);

  /**
   * What the network can look up.
   *
   * @param tokens bound of token ids
   * @param types bound of the numbers of sequences
   * @param positions tokens of a sequence
   */
  public record Bounds(int tokens, int types, int positions) {}

  private final EncoderService encoder;
  private final Admission admission;
  private final Bounds bounds;
  private final boolean normalize;
  private final ModelInfo info;

  /**
   * Makes the model over {@code encoder}.
   *
   * @param normalize whether vectors have length 1 unless a call says otherwise
   */
  public EncoderModel(
      EncoderService encoder,
      Admission admission,
      Bounds bounds,
      boolean normalize,
      Map<String, String> properties) {
    this.encoder = encoder;
    this.admission = admission;
    this.bounds = bounds;
    this.normalize = normalize;
    this.info =
        new ModelInfo(
            NAME,
            ModelInfo.ONLY_VERSION,
            "onnxruntime_onnx",
            List.of(
                new TensorInfo(INPUT_IDS, Datatype.INT64, ANY_MATRIX),
                new TensorInfo(ATTENTION_MASK, Datatype.INT64, ANY_MATRIX),
                new TensorInfo(TOKEN_TYPE_IDS, Datatype.INT64, ANY_MATRIX)),
            EncoderOutputs.infos(encoder.dimension()),
            properties);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    request.requireKnown(info, Set.of("normalize"));
    boolean unit = request.flag("normalize", normalize);
    Tensor ids = request.required(INPUT_IDS, Datatype.INT64, Datatype.INT32);
    InferenceRequest.requireShape(ids, -1, -1);
    int rows = ids.shape().size(0);
    int width = ids.shape().size(1);
    return admission.admit(
        rows,
        () ->
            encoder
                .encode(rows(request, ids, rows, width), call)
                .thenApply(
                    result ->
                        EncoderOutputs.inference(
                            request, result, width, encoder.dimension(), unit)));
  }

  private List<EncoderRow> rows(InferenceRequest request, Tensor ids, int count, int width) {
    if (width > bounds.positions()) {
      throw CallException.invalid(
          "input_ids has %d tokens a row and the encoder takes %d: shorten the rows"
              .formatted(width, bounds.positions()));
    }
    Tensor mask = request.required(ATTENTION_MASK, Datatype.INT64, Datatype.INT32);
    InferenceRequest.requireShape(mask, count, width);
    long[] idValues = ids.longs();
    long[] maskValues = mask.longs();
    long[] typeValues =
        request
            .optional(TOKEN_TYPE_IDS, Datatype.INT64, Datatype.INT32)
            .map(
                types -> {
                  InferenceRequest.requireShape(types, count, width);
                  return types.longs();
                })
            .orElseGet(() -> new long[count * width]);
    Rows.requireBelow(INPUT_IDS, idValues, bounds.tokens(), width);
    Rows.requireMask(maskValues, count, width);
    Rows.requireBelow(TOKEN_TYPE_IDS, typeValues, bounds.types(), width);
    Output output = EncoderOutputs.wanted(request);
    List<EncoderRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long[] rowMask = Rows.row(maskValues, i, width);
      // Padding changes no vector of a token, so the device need not see it.
      int length = output == Output.SENTENCE ? Rows.attended(rowMask) : width;
      rows.add(
          new EncoderRow(
              new RowInput.Ids(
                  Arrays.copyOf(Rows.row(idValues, i, width), length),
                  Arrays.copyOf(Rows.row(typeValues, i, width), length)),
              Arrays.copyOf(rowMask, length),
              null,
              output));
    }
    return rows;
  }
}
