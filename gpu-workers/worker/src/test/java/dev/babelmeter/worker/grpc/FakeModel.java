// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.model.Inference;
import dev.babelmeter.worker.model.InferenceModel;
import dev.babelmeter.worker.model.InferenceRequest;
import dev.babelmeter.worker.model.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A model that answers when the test says so. */
final class FakeModel implements InferenceModel {
  record Asked(InferenceRequest request, Call call, CompletableFuture<Inference> result) {
    void answer() {
      result.complete(
          new Inference(List.copyOf(request.inputs().values()), 1, new Timing(0, 0, 0)));
    }
  }

  final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final Admission admission;

  FakeModel(Admission admission) {
    this.admission = admission;
  }

  @Override
  public ModelInfo info() {
    return new ModelInfo(
        "echo",
        "1",
        "test",
        List.of(new ModelInfo.TensorInfo("x", Datatype.INT32, List.of(-1L))),
        List.of(new ModelInfo.TensorInfo("x", Datatype.INT32, List.of(-1L))),
        Map.of());
  }

  @Override
  public CompletableFuture<Inference> infer(InferenceRequest request, Call call) {
    return admission.admit(
        1,
        () -> {
          CompletableFuture<Inference> answer = new CompletableFuture<>();
          call.onGivenUp(answer::completeExceptionally);
          asked.add(new Asked(request, call, answer));
          return answer;
        });
  }
}
