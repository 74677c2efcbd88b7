// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The model {@code encoder}: vectors of sequences of token ids. */
public final class EncoderModel implements InferenceModel {
  /** Its name. */
  public static final String NAME = "encoder";

  private static final String INPUT_IDS = "input_ids";
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

  private final SequenceCalls calls;
  private final Bounds bounds;
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
    this.calls = new SequenceCalls(encoder, admission, bounds.positions(), normalize);
    this.bounds = bounds;
    this.info =
        calls.info(
            NAME,
            List.of(
                new TensorInfo(INPUT_IDS, Datatype.INT64, ANY_MATRIX),
                new TensorInfo(Sequences.ATTENTION_MASK, Datatype.INT64, ANY_MATRIX),
                new TensorInfo(TOKEN_TYPE_IDS, Datatype.INT64, ANY_MATRIX)),
            properties);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    request.requireKnown(info, SequenceCalls.PARAMETERS);
    Tensor ids = request.required(INPUT_IDS, Datatype.INT64, Datatype.INT32);
    InferenceRequest.requireShape(ids, -1, -1);
    return calls.encode(request, ids, call, sequences -> rows(request, ids, sequences));
  }

  private List<EncoderRow> rows(InferenceRequest request, Tensor ids, Sequences sequences) {
    int width = sequences.width();
    long[] idValues = ids.longs();
    long[] typeValues =
        request
            .optional(TOKEN_TYPE_IDS, Datatype.INT64, Datatype.INT32)
            .map(
                types -> {
                  InferenceRequest.requireShape(types, sequences.count(), width);
                  return types.longs();
                })
            .orElseGet(() -> new long[idValues.length]);
    Rows.requireBelow(INPUT_IDS, idValues, bounds.tokens(), width);
    Rows.requireBelow(TOKEN_TYPE_IDS, typeValues, bounds.types(), width);
    List<EncoderRow> rows = new ArrayList<>(sequences.count());
    for (int i = 0; i < sequences.count(); i++) {
      long[] mask = sequences.mask(i);
      int start = i * width;
      int end = start + mask.length;
      rows.add(
          new EncoderRow(
              new RowInput.Ids(
                  Arrays.copyOfRange(idValues, start, end),
                  Arrays.copyOfRange(typeValues, start, end)),
              mask,
              null,
              sequences.output()));
    }
    return rows;
  }
}
