// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.encoder.EncodedRow;
import dev.babelmeter.worker.encoder.EncoderRow.Output;
import dev.babelmeter.worker.encoder.Vectors;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.ArrayList;
import java.util.List;

/** The outputs of the models that encode sequences. */
final class EncoderOutputs {
  private static final String SENTENCE_EMBEDDING = "sentence_embedding";
  private static final String LAST_HIDDEN_STATE = "last_hidden_state";

  private EncoderOutputs() {}

  static List<TensorInfo> infos(int dimension) {
    return List.of(
        new TensorInfo(SENTENCE_EMBEDDING, Datatype.FP32, List.of(-1L, (long) dimension)),
        new TensorInfo(LAST_HIDDEN_STATE, Datatype.FP32, List.of(-1L, -1L, (long) dimension)));
  }

  static Output wanted(InferenceRequest request) {
    boolean sentence = request.wants(SENTENCE_EMBEDDING);
    boolean tokens = request.wants(LAST_HIDDEN_STATE);
    return sentence && tokens ? Output.BOTH : sentence ? Output.SENTENCE : Output.TOKENS;
  }

  static Inference inference(
      InferenceRequest request,
      BatchResult<EncodedRow> result,
      int width,
      int dimension,
      boolean normalize) {
    int rows = result.rows().size();
    List<Tensor> outputs = new ArrayList<>();
    if (request.wants(SENTENCE_EMBEDDING)) {
      List<float[]> vectors =
          result.rows().stream()
              .map(EncodedRow::sentence)
              .map(vector -> normalize ? Vectors.normalized(vector) : vector)
              .toList();
      outputs.add(Rows.tensor(SENTENCE_EMBEDDING, vectors));
    }
    if (request.wants(LAST_HIDDEN_STATE)) {
      List<float[]> tokens = result.rows().stream().map(EncodedRow::tokens).toList();
      outputs.add(
          Tensor.ofFloats(
              LAST_HIDDEN_STATE,
              Shape.of(rows, width, dimension),
              Rows.joined(tokens, width * dimension)));
    }
    return new Inference(outputs, rows, new Timing(0, result.queueNanos(), result.deviceNanos()));
  }
}
