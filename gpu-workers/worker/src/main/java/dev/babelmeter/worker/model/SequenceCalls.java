// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.model.ModelInfo.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Calls that encode sequences, whatever their tokens are given as. */
final class SequenceCalls {
  static final Set<String> PARAMETERS = Set.of("normalize");

  private final EncoderService encoder;
  private final Admission admission;
  private final int positions;
  private final boolean normalize;

  /**
   * Makes them over {@code encoder}.
   *
   * @param positions tokens of a sequence
   * @param normalize whether vectors have length 1 unless a call says otherwise
   */
  SequenceCalls(EncoderService encoder, Admission admission, int positions, boolean normalize) {
    this.encoder = encoder;
    this.admission = admission;
    this.positions = positions;
    this.normalize = normalize;
  }

  /** What the model {@code name} of these calls takes and gives. */
  ModelInfo info(String name, List<TensorInfo> inputs, Map<String, String> properties) {
    return new ModelInfo(
        name,
        ModelInfo.ONLY_VERSION,
        "onnxruntime_onnx",
        inputs,
        EncoderOutputs.infos(encoder.dimension()),
        properties);
  }

  /**
   * Encodes the sequences of a call.
   *
   * @param tokens its tensor of rows and tokens
   * @param rows makes the encoder's rows of the sequences, one for each; called once the call is
   *     admitted
   */
  CompletableFuture<Inference> encode(
      InferenceRequest request,
      Tensor tokens,
      Call call,
      Function<Sequences, List<EncoderRow>> rows) {
    boolean unit = request.flag("normalize", normalize);
    return admission.admit(
        tokens.shape().size(0),
        () -> {
          Sequences sequences = Sequences.of(request, tokens, positions);
          return encoder
              .encode(rows.apply(sequences), call)
              .thenApply(
                  result ->
                      EncoderOutputs.inference(
                          request, result, sequences.width(), encoder.dimension(), unit));
        });
  }
}
