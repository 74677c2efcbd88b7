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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code encoder_embeds}: the encoder over embeddings that the caller gives in place of
 * token ids, such as those of tokens that its vocabulary does not have. With {@code pool_weight}
 * the tokens count in the mean by their weight.
 */
public final class EncoderEmbedsModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "encoder_embeds";

  private static final String INPUTS_EMBEDS = "inputs_embeds";
  private static final String ATTENTION_MASK = "attention_mask";
  private static final String POOL_WEIGHT = "pool_weight";

  private final EncoderService encoder;
  private final Admission admission;
  private final int positions;
  private final boolean normalize;
  private final ModelInfo info;

  /**
   * Makes the model over {@code encoder}.
   *
   * @param positions tokens of a sequence
   * @param normalize whether vectors have length 1 unless a call says otherwise
   */
  public EncoderEmbedsModel(
      EncoderService encoder,
      Admission admission,
      int positions,
      boolean normalize,
      Map<String, String> properties) {
    this.encoder = encoder;
    this.admission = admission;
    this.positions = positions;
    this.normalize = normalize;
    this.info =
        new ModelInfo(
            NAME,
            ModelInfo.ONLY_VERSION,
            "onnxruntime_onnx",
            List.of(
                new TensorInfo(
                    INPUTS_EMBEDS, Datatype.FP32, List.of(-1L, -1L, (long) encoder.dimension())),
                new TensorInfo(ATTENTION_MASK, Datatype.INT64, List.of(-1L, -1L)),
                new TensorInfo(POOL_WEIGHT, Datatype.FP32, List.of(-1L, -1L))),
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
    Tensor embeds = request.required(INPUTS_EMBEDS, Datatype.FP32, Datatype.FP16, Datatype.BF16);
    InferenceRequest.requireShape(embeds, -1, -1, encoder.dimension());
    int rows = embeds.shape().size(0);
    int width = embeds.shape().size(1);
    return admission.admit(
        rows,
        () ->
            encoder
                .encode(rows(request, embeds, rows, width), call)
                .thenApply(
                    result ->
                        EncoderOutputs.inference(
                            request, result, width, encoder.dimension(), unit)));
  }

  private List<EncoderRow> rows(InferenceRequest request, Tensor embeds, int count, int width) {
    if (width > positions) {
      throw CallException.invalid(
          "inputs_embeds has %d tokens a row and the encoder takes %d: shorten the rows"
              .formatted(width, positions));
    }
    Tensor mask = request.required(ATTENTION_MASK, Datatype.INT64, Datatype.INT32);
    InferenceRequest.requireShape(mask, count, width);
    Optional<Tensor> weights = request.optional(POOL_WEIGHT, Datatype.FP32);
    weights.ifPresent(tensor -> InferenceRequest.requireShape(tensor, count, width));
    int size = encoder.dimension();
    float[] values = embeds.floats();
    long[] maskValues = mask.longs();
    float @Nullable [] weightValues = weights.map(Tensor::floats).orElse(null);
    Rows.requireFinite(INPUTS_EMBEDS, values, width * size);
    Rows.requireMask(maskValues, count, width);
    Output output = EncoderOutputs.wanted(request);
    List<EncoderRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long[] rowMask = Rows.row(maskValues, i, width);
      int length = output == Output.SENTENCE ? Rows.attended(rowMask) : width;
      float[] rowWeights =
          weightValues == null ? null : weights(Rows.row(weightValues, i, width), rowMask, i);
      rows.add(
          new EncoderRow(
              new RowInput.Embeddings(
                  Arrays.copyOf(Rows.row(values, i, width * size), length * size)),
              Arrays.copyOf(rowMask, length),
              rowWeights == null ? null : Arrays.copyOf(rowWeights, length),
              output));
    }
    return rows;
  }

  private static float[] weights(float[] weights, long[] mask, int row) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0) || !Float.isFinite(weights[i])) {
        throw CallException.invalid(
            "pool_weight holds a value in row %d that is not a number of 0 or more: correct it"
                .formatted(row));
      }
      sum += mask[i] * (double) weights[i];
    }
    if (sum == 0) {
      throw CallException.invalid(
          "pool_weight has no weight above 0 in row %d: give a token one".formatted(row));
    }
    return weights;
  }
}
