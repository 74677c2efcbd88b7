// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.tensor.InvalidTensorException;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.protocol.tensor.TensorMessages;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connection to a server of the Open Inference Protocol: tensors in, tensors out. */
public final class WorkerChannel implements AutoCloseable {
  /** Largest answer that is taken. */
  private static final int MAX_ANSWER_BYTES = 256 << 20;

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String address;
  private final ManagedChannel channel;
  private final GRPCInferenceServiceFutureStub stub;

  private WorkerChannel(
      String address, ManagedChannel channel, GRPCInferenceServiceFutureStub stub) {
    this.address = address;
    this.channel = channel;
    this.stub = stub;
  }

  /**
   * Opens a channel, which connects when it is first used.
   *
   * @param address host and port
   * @throws WorkerFailure when the certificates of {@code security} cannot be read
   */
  public static WorkerChannel open(String address, Security security) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(address, credentials(security))
            .maxInboundMessageSize(MAX_ANSWER_BYTES)
            .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
            .build();
    GRPCInferenceServiceFutureStub stub = GRPCInferenceServiceGrpc.newFutureStub(channel);
    if (security.token() != null) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + security.token());
      stub = stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    return new WorkerChannel(address, channel, stub);
  }

  private static ChannelCredentials credentials(Security security) {
    if (!security.tls()) {
      return InsecureChannelCredentials.create();
    }
    try {
      return security.authority() == null
          ? TlsChannelCredentials.create()
          : TlsChannelCredentials.newBuilder().trustManager(security.authority().toFile()).build();
    } catch (IOException e) {
      throw new WorkerFailure(
          Kind.INVALID,
          "the certificates of workers in " + security.authority() + " cannot be read",
          e);
    }
  }

  /** Host and port. */
  public String address() {
    return address;
  }

  /**
   * Asks {@code model} once.
   *
   * @param limit how long it may take
   * @return its outputs by name, or a {@link WorkerFailure}; cancelling it ends the call
   */
  public CompletableFuture<Map<String, Tensor>> infer(
      String model, Collection<Tensor> inputs, Duration limit) {
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName(model);
    TensorMessages.addInputs(request, inputs, TensorMessages.Form.RAW);
    ListenableFuture<ModelInferResponse> call =
        stub.withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS).modelInfer(request.build());
    CompletableFuture<Map<String, Tensor>> result = new CompletableFuture<>();
    Futures.addCallback(
        call,
        new FutureCallback<ModelInferResponse>() {
          @Override
          public void onSuccess(ModelInferResponse response) {
            try {
              result.complete(TensorMessages.outputs(response));
            } catch (InvalidTensorException e) {
              result.completeExceptionally(
                  new WorkerFailure(
                      Kind.FAILED, "the worker " + address + " answered no valid tensors", e));
            }
          }

          @Override
          public void onFailure(Throwable error) {
            result.completeExceptionally(failure(error));
          }
        },
        MoreExecutors.directExecutor());
    var unused =
        result.whenComplete(
            (tensors, error) -> {
              if (result.isCancelled()) {
                call.cancel(false);
              }
            });
    return result;
  }

  private WorkerFailure failure(Throwable error) {
    Status status = Status.fromThrowable(error);
    Kind kind =
        switch (status.getCode()) {
          case RESOURCE_EXHAUSTED -> Kind.OVERLOADED;
          case UNAVAILABLE -> Kind.UNAVAILABLE;
          case DEADLINE_EXCEEDED, CANCELLED -> Kind.EXPIRED;
          case INVALID_ARGUMENT,
              NOT_FOUND,
              FAILED_PRECONDITION,
              OUT_OF_RANGE,
              UNIMPLEMENTED,
              PERMISSION_DENIED,
              UNAUTHENTICATED,
              ALREADY_EXISTS ->
              Kind.INVALID;
          case OK, UNKNOWN, ABORTED, INTERNAL, DATA_LOSS -> Kind.FAILED;
        };
    String reason = status.getDescription() == null ? "" : " (" + status.getDescription() + ")";
    return new WorkerFailure(
        kind, "the worker " + address + " answered " + status.getCode() + reason, error);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
