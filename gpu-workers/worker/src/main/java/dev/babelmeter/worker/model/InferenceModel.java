// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.call.Call;
import java.util.concurrent.CompletableFuture;

/** A model that the worker serves. Safe for use by several threads. */
public interface InferenceModel {
  /** What it takes and gives. */
  ModelInfo info();

  /**
   * Does what {@code request} asks for.
   *
   * @return what it gave; a {@link dev.babelmeter.worker.call.CallException} or an {@link
   *     dev.babelmeter.protocol.tensor.InvalidTensorException} when it gives nothing. It may throw
   *     them at once as well
   */
  CompletableFuture<Inference> infer(InferenceRequest request, Call call);
}
