// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  private static final String POOL_WEIGHT = "pool_weight";

  private final SequenceCalls calls;
  private final int dimension;
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
    this.calls = new SequenceCalls(encoder, admission, positions, normalize);
    this.dimension = encoder.dimension();
    this.info =
        calls.info(
            NAME,
            List.of(
                new TensorInfo(INPUTS_EMBEDS, Datatype.FP32, List.of(-1L, -1L, (long) dimension)),
                new TensorInfo(Sequences.ATTENTION_MASK, Datatype.INT64, List.of(-1L, -1L)),
                new TensorInfo(POOL_WEIGHT, Datatype.FP32, List.of(-1L, -1L))),
            properties);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    request.requireKnown(info, SequenceCalls.PARAMETERS);
    Tensor embeds = request.required(INPUTS_EMBEDS, Datatype.FP32, Datatype.FP16, Datatype.BF16);
    InferenceRequest.requireShape(embeds, -1, -1, dimension);
    return calls.encode(request, embeds, call, sequences -> rows(request, embeds, sequences));
  }

  private List<EncoderRow> rows(InferenceRequest request, Tensor embeds, Sequences sequences) {
    int width = sequences.width();
    float @Nullable [] weights = weights(request, sequences);
    float[] values = embeds.floats();
    Rows.requireFinite(INPUTS_EMBEDS, values, width * dimension);
    List<EncoderRow> rows = new ArrayList<>(sequences.count());
    for (int i = 0; i < sequences.count(); i++) {
      long[] mask = sequences.mask(i);
      int start = i * width;
      int end = start + mask.length;
      rows.add(
          new EncoderRow(
              new RowInput.Embeddings(
                  Arrays.copyOfRange(values, start * dimension, end * dimension)),
              mask,
              weights == null ? null : Arrays.copyOfRange(weights, start, end),
              sequences.output()));
    }
    return rows;
  }

  /** How much each token counts, where the call says so; one token at least has a weight. */
  private static float @Nullable [] weights(InferenceRequest request, Sequences sequences) {
    Tensor tensor = request.optional(POOL_WEIGHT, Datatype.FP32).orElse(null);
    if (tensor == null) {
      return null;
    }
    int width = sequences.width();
    InferenceRequest.requireShape(tensor, sequences.count(), width);
    float[] weights = tensor.floats();
    for (int row = 0; row < sequences.count(); row++) {
      double sum = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        if (!(weights[i] >= 0) || !Float.isFinite(weights[i])) {
          throw CallException.invalid(
              "pool_weight holds a value in row %d that is not a number of 0 or more: correct it"
                  .formatted(row));
        }
        sum += sequences.mask()[i] * (double) weights[i];
      }
      if (sum == 0) {
        throw CallException.invalid(
            "pool_weight has no weight above 0 in row %d: give a token one".formatted(row));
      }
    }
    return weights;
  }
}
