// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import dev.babelmeter.protocol.inference.InferParameter;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.inference.ModelMetadataRequest;
import dev.babelmeter.protocol.inference.ModelMetadataResponse;
import dev.babelmeter.protocol.inference.ModelMetadataResponse.TensorMetadata;
import dev.babelmeter.protocol.inference.ModelReadyRequest;
import dev.babelmeter.protocol.inference.ModelReadyResponse;
import dev.babelmeter.protocol.inference.RepositoryIndexRequest;
import dev.babelmeter.protocol.inference.RepositoryIndexResponse;
import dev.babelmeter.protocol.inference.ServerLiveRequest;
import dev.babelmeter.protocol.inference.ServerLiveResponse;
import dev.babelmeter.protocol.inference.ServerMetadataRequest;
import dev.babelmeter.protocol.inference.ServerMetadataResponse;
import dev.babelmeter.protocol.inference.ServerReadyRequest;
import dev.babelmeter.protocol.inference.ServerReadyResponse;
import dev.babelmeter.protocol.tensor.Names;
import dev.babelmeter.protocol.tensor.TensorMessages;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.metrics.CallRecorder;
import dev.babelmeter.worker.metrics.Protocol;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.Inference;
import dev.babelmeter.worker.model.InferenceModel;
import dev.babelmeter.worker.model.InferenceRequest;
import dev.babelmeter.worker.model.ModelInfo;
import dev.babelmeter.worker.model.ModelRegistry;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The calls of the Open Inference Protocol. */
final class InferenceService extends GRPCInferenceServiceImplBase {
  private static final String SERVER = "babelmeter-worker";
  private static final String TIMEOUT = "timeout";

  private final ModelRegistry models;
  private final Admission admission;
  private final Calls calls;
  private final Duration callLimit;
  private final CallRecorder recorder;
  private final WorkerMetrics metrics;
  private final String version;

  /**
   * Makes the service.
   *
   * @param callLimit how long a call may take
   * @param version of the product
   */
  InferenceService(
      ModelRegistry models,
      Admission admission,
      Calls calls,
      Duration callLimit,
      WorkerMetrics metrics,
      String version) {
    this.models = models;
    this.admission = admission;
    this.calls = calls;
    this.callLimit = callLimit;
    this.metrics = metrics;
    this.recorder = new CallRecorder(metrics);
    this.version = version;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> answer) {
    answer(answer, () -> ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> answer) {
    answer(answer, () -> ServerReadyResponse.newBuilder().setReady(admission.isOpen()).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> answer) {
    answer(
        answer,
        () -> {
          model(request.getName(), request.getVersion());
          return ModelReadyResponse.newBuilder().setReady(admission.isOpen()).build();
        });
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> answer) {
    answer(
        answer,
        () ->
            ServerMetadataResponse.newBuilder()
                .setName(SERVER)
                .setVersion(version)
                .addAllExtensions(List.of("model_repository"))
                .build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> answer) {
    answer(
        answer,
        () -> {
          ModelInfo info = model(request.getName(), request.getVersion()).info();
          return ModelMetadataResponse.newBuilder()
              .setName(info.name())
              .addVersions(info.version())
              .setPlatform(info.platform())
              .addAllInputs(tensors(info.inputs()))
              .addAllOutputs(tensors(info.outputs()))
              .putAllProperties(info.properties())
              .build();
        });
  }

  @Override
  public void repositoryIndex(
      RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> answer) {
    answer(
        answer,
        () -> {
          RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
          boolean ready = admission.isOpen();
          if (ready || !request.getReady()) {
            for (InferenceModel model : models.all()) {
              index
                  .addModelsBuilder()
                  .setName(model.info().name())
                  .setVersion(model.info().version())
                  .setState(ready ? "READY" : "UNAVAILABLE")
                  .setReason(ready ? "" : "the worker is stopping");
            }
          }
          return index.build();
        });
  }

  @Override
  public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> answer) {
    long arrived = System.nanoTime();
    Call call = new Call(String.valueOf(TraceInterceptor.TRACE_ID.get()));
    ServerCallStreamObserver<ModelInferResponse> observer =
        (ServerCallStreamObserver<ModelInferResponse>) answer;
    observer.setOnCancelHandler(call::cancel);
    CompletableFuture<ModelInferResponse> response;
    try {
      response = infer(request, call);
    } catch (RuntimeException e) {
      response = CompletableFuture.failedFuture(e);
    }
    var unused =
        recorder
            .record(Protocol.INFERENCE, request.getModelName(), call, response, arrived)
            .whenComplete((result, error) -> send(observer, call, result, error));
  }

  private CompletableFuture<ModelInferResponse> infer(ModelInferRequest request, Call call) {
    InferenceModel model = model(request.getModelName(), request.getModelVersion());
    Map<String, Object> parameters = parameters(request.getParametersMap());
    Duration limit = limit(parameters);
    Set<String> outputs =
        request.getOutputsList().stream()
            .map(output -> Names.shown(output.getName()))
            .collect(Collectors.toSet());
    InferenceRequest asked =
        new InferenceRequest(TensorMessages.inputs(request), parameters, outputs);
    CompletableFuture<Inference> inference = model.infer(asked, call);
    calls.expireAfter(limit, call, inference);
    return inference.thenApply(
        result -> {
          metrics.done(model.info().name(), result.rows(), result.timing());
          return response(request, model.info(), result);
        });
  }

  /** The protocol counts the parameter {@code timeout} in microseconds. */
  private Duration limit(Map<String, Object> parameters) {
    Object timeout = parameters.remove(TIMEOUT);
    if (timeout == null) {
      return callLimit;
    }
    if (!(timeout instanceof Long micros) || micros <= 0) {
      throw CallException.invalid(
          "parameter 'timeout' is not an int64 above zero: give microseconds");
    }
    Duration asked = Duration.of(micros, ChronoUnit.MICROS);
    return asked.compareTo(callLimit) < 0 ? asked : callLimit;
  }

  private static ModelInferResponse response(
      ModelInferRequest request, ModelInfo info, Inference result) {
    ModelInferResponse.Builder response =
        ModelInferResponse.newBuilder()
            .setModelName(info.name())
            .setModelVersion(info.version())
            .setId(request.getId());
    TensorMessages.addOutputs(response, result.outputs(), TensorMessages.formOf(request));
    return response.build();
  }

  private static void send(
      ServerCallStreamObserver<ModelInferResponse> answer,
      Call call,
      ModelInferResponse result,
      Throwable error) {
    if (call.isGivenUp() && answer.isCancelled()) {
      return;
    }
    if (error == null) {
      answer.onNext(result);
      answer.onCompleted();
    } else {
      answer.onError(Statuses.of(error).asRuntimeException());
    }
  }

  private InferenceModel model(String name, String version) {
    return models.model(Names.shown(name), Names.shown(version));
  }

  private static List<TensorMetadata> tensors(List<ModelInfo.TensorInfo> tensors) {
    return tensors.stream()
        .map(
            tensor ->
                TensorMetadata.newBuilder()
                    .setName(tensor.name())
                    .setDatatype(tensor.datatype().name())
                    .addAllShape(tensor.shape())
                    .build())
        .toList();
  }

  private static Map<String, Object> parameters(Map<String, InferParameter> parameters) {
    Map<String, Object> values = new HashMap<>();
    parameters.forEach(
        (name, parameter) ->
            values.put(
                Names.shown(name),
                switch (parameter.getParameterChoiceCase()) {
                  case BOOL_PARAM -> parameter.getBoolParam();
                  case INT64_PARAM -> parameter.getInt64Param();
                  case STRING_PARAM -> parameter.getStringParam();
                  case DOUBLE_PARAM -> parameter.getDoubleParam();
                  case UINT64_PARAM -> parameter.getUint64Param();
                  case PARAMETERCHOICE_NOT_SET ->
                      throw CallException.invalid(
                          "parameter '%s' has no value: give one, or leave it out"
                              .formatted(Names.shown(name)));
                }));
    return values;
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
    T value;
    try {
      value = answer.get();
    } catch (RuntimeException e) {
      observer.onError(Statuses.of(e).asRuntimeException());
      return;
    }
    observer.onNext(value);
    observer.onCompleted();
  }
}
