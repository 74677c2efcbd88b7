// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.process.Role.Running;
import dev.babelmeter.process.Settings;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.babelmeter.protocol.inference.InferParameter;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.protocol.tensor.TensorMessages;
import dev.babelmeter.protocol.tensor.TensorMessages.Form;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A worker on free ports, called over gRPC, and the tensors of such calls. */
final class ServedWorker implements AutoCloseable {
  private final Running worker;
  private final ManagedChannel channel;
  private final GRPCInferenceServiceBlockingStub stub;

  ServedWorker(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Map.of("grpc.port", "0", "http.port", "0"));
    worker = new Worker().start(Settings.of("the test", all));
    channel =
        Grpc.newChannelBuilder(worker.addresses().get("grpc"), InsecureChannelCredentials.create())
            .maxInboundMessageSize(64 << 20)
            .build();
    stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  /** Its calls. */
  GRPCInferenceServiceBlockingStub stub() {
    return stub;
  }

  /** The outputs of {@code model}, by name. */
  Map<String, Tensor> infer(String model, Map<String, Object> parameters, Tensor... inputs) {
    Map<String, InferParameter> values = new HashMap<>();
    parameters.forEach(
        (name, value) -> {
          InferParameter.Builder parameter = InferParameter.newBuilder();
          if (value instanceof Boolean flag) {
            parameter.setBoolParam(flag);
          } else if (value instanceof Long number) {
            parameter.setInt64Param(number);
          } else {
            parameter.setStringParam((String) value);
          }
          values.put(name, parameter.build());
        });
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder().setModelName(model).putAllParameters(values);
    TensorMessages.addInputs(request, List.of(inputs), Form.RAW);
    return TensorMessages.outputs(stub.modelInfer(request.build()));
  }

  static Tensor text(List<String> texts) {
    return Tensor.ofTexts("text", Shape.of(texts.size(), 1), texts);
  }

  static Tensor longs(String name, int rows, int width, long... values) {
    return Tensor.ofLongs(name, Shape.of(rows, width), values);
  }

  static Tensor floats(String name, Shape shape, List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return Tensor.ofFloats(name, shape, array);
  }

  /** Row {@code index} of a matrix. */
  static float[] row(Tensor tensor, int index) {
    int width = tensor.shape().size(1);
    return Arrays.copyOfRange(tensor.floats(), index * width, index * width + width);
  }

  /** Says that an exception is a gRPC failure with {@code code} and {@code message} in it. */
  static Consumer<Throwable> status(Code code, String message) {
    return error -> {
      assertThat(error).isInstanceOf(StatusRuntimeException.class).hasMessageContaining(message);
      assertThat(((StatusRuntimeException) error).getStatus().getCode()).isEqualTo(code);
    };
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow().awaitTermination(5, SECONDS);
    worker.close();
  }
}
