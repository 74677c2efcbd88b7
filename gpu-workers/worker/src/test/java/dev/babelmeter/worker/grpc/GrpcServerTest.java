// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc;
import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import dev.babelmeter.protocol.inference.InferParameter;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.inference.ServerLiveRequest;
import dev.babelmeter.protocol.inference.ServerReadyRequest;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.protocol.tensor.TensorMessages;
import dev.babelmeter.protocol.tensor.TensorMessages.Form;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.ModelRegistry;
import dev.babelmeter.worker.security.TestCertificates;
import dev.babelmeter.worker.security.TlsFiles;
import dev.babelmeter.worker.security.Tokens;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.MetadataUtils;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overload, deadlines, cancellation, drain, TLS and tokens, over the network. */
class GrpcServerTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  @TempDir private Path folder;
  private final Admission admission = new Admission(2, 2);
  private final FakeModel model = new FakeModel(admission);
  private final Calls calls = new Calls();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private @Nullable GrpcServer server;

  @AfterEach
  void stop() {
    channels.forEach(ManagedChannel::shutdownNow);
    if (server != null) {
      server.close();
    }
    calls.close();
  }

  @Test
  void refusesWhatIsTooMuch_andLosesNothing() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    List<ListenableFuture<ModelInferResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      answers.add(stub.modelInfer(request(i)));
    }
    FakeModel.Asked first = model.asked.poll(5, SECONDS);
    FakeModel.Asked second = model.asked.poll(5, SECONDS);
    assertFails(
        stub.modelInfer(request(3)),
        Code.RESOURCE_EXHAUSTED,
        "the worker has 2 of at most 2 rows to do and takes no further 1: try again later");
    first.answer();
    second.answer();
    for (int i = 0; i < 2; i++) {
      assertThat(TensorMessages.outputs(answers.get(i).get(5, SECONDS)).get("x").longs())
          .containsExactly(i);
    }
    ListenableFuture<ModelInferResponse> later = stub.modelInfer(request(4));
    model.asked.poll(5, SECONDS).answer();
    assertThat(later.get(5, SECONDS).getModelName()).isEqualTo("echo");
  }

  @Test
  void aCallersDeadlineEndsTheWork() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    assertFails(
        stub.withDeadlineAfter(200, MILLISECONDS).modelInfer(request(1)),
        Code.DEADLINE_EXCEEDED,
        "");
    FakeModel.Asked asked = model.asked.poll(5, SECONDS);
    await().until(() -> asked.call().isGivenUp() && admission.rows() == 0);
  }

  @Test
  void theWorkersLimitEndsTheWork_andSoDoesTheProtocolsTimeout() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofMillis(200)));
    assertFails(
        stub.modelInfer(request(1)),
        Code.DEADLINE_EXCEEDED,
        "the call was not done within its time");
    ModelInferRequest timeout =
        request(2).toBuilder()
            .putParameters("timeout", InferParameter.newBuilder().setInt64Param(1000).build())
            .build();
    assertFails(stub.modelInfer(timeout), Code.DEADLINE_EXCEEDED, "not done within its time");
    assertThat(model.asked.poll(5, SECONDS).call().isGivenUp()).isTrue();
    assertThat(admission.rows()).isZero();
  }

  @Test
  void aCallerThatGoesAway_endsTheWork() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    Context.CancellableContext context = Context.current().withCancellation();
    context.run(() -> stub.modelInfer(request(1)));
    FakeModel.Asked asked = model.asked.poll(5, SECONDS);
    context.cancel(null);
    await().until(() -> asked.call().isGivenUp() && admission.rows() == 0);
  }

  @Test
  void aStopAnswersWhatIsThere_andRefusesTheRest() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    ListenableFuture<ModelInferResponse> running = stub.modelInfer(request(7));
    FakeModel.Asked asked = model.asked.poll(5, SECONDS);
    var drained = admission.close();
    server.leave();
    assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).get(5, SECONDS).getReady())
        .isFalse();
    assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).get(5, SECONDS).getLive())
        .isTrue();
    assertFails(stub.modelInfer(request(8)), Code.UNAVAILABLE, "the worker is stopping");
    assertThat(drained).isNotDone();
    asked.answer();
    drained.get(5, SECONDS);
    server.stop(Duration.ofSeconds(5));
    assertThat(TensorMessages.outputs(running.get(5, SECONDS)).get("x").longs()).containsExactly(7);
  }

  @Test
  void anErrorOfTheModel_tellsNothingOfItsInside() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    ListenableFuture<ModelInferResponse> answer = stub.modelInfer(request(1));
    model
        .asked
        .poll(5, SECONDS)
        .result()
        .completeExceptionally(new IllegalStateException("secret"));
    assertFails(answer, Code.INTERNAL, "an unexpected error: the log of the worker has");
    assertThatThrownBy(answer::get).hasMessageNotContaining("secret");
  }

  @Test
  void refusesAMessageThatIsTooLarge() throws Exception {
    GRPCInferenceServiceFutureStub stub = stub(start(Duration.ofSeconds(30)));
    ModelInferRequest.Builder large = ModelInferRequest.newBuilder().setModelName("echo");
    TensorMessages.addInputs(
        large, List.of(Tensor.ofInts("x", Shape.of(1 << 20), new int[1 << 20])), Form.RAW);
    assertFails(stub.modelInfer(large.build()), Code.RESOURCE_EXHAUSTED, "");
    ListenableFuture<ModelInferResponse> good = stub.modelInfer(request(1));
    model.asked.poll(5, SECONDS).answer();
    assertThat(good.get(5, SECONDS).getModelName()).isEqualTo("echo");
  }

  @Test
  void withTokens_onlyThoseWhoShowOneAreServed() throws Exception {
    Tokens tokens = Tokens.ofFile(Files.writeString(folder.resolve("tokens"), "s3cret\n"));
    Channel channel = start(Duration.ofSeconds(30), null, tokens);
    assertFails(stub(channel).modelInfer(request(1)), Code.UNAUTHENTICATED, "shows no valid token");
    assertFails(
        stub(with(channel, AUTHORIZATION, "Bearer wrong")).modelInfer(request(1)),
        Code.UNAUTHENTICATED,
        "shows no valid token");
    assertThat(
            stub(channel)
                .serverLive(ServerLiveRequest.getDefaultInstance())
                .get(5, SECONDS)
                .getLive())
        .isTrue();
    ListenableFuture<ModelInferResponse> answer =
        stub(with(channel, AUTHORIZATION, "Bearer s3cret")).modelInfer(request(1));
    model.asked.poll(5, SECONDS).answer();
    assertThat(answer.get(5, SECONDS).getModelName()).isEqualTo("echo");
  }

  @Test
  void speaksTls_andAsksForCertificatesOfClients() throws Exception {
    TlsFiles own = TestCertificates.make(folder, "server");
    TlsFiles client = TestCertificates.make(folder, "client");
    TlsFiles both = new TlsFiles(own.certificate(), own.key(), client.certificate());
    start(Duration.ofSeconds(30), both, Tokens.none());
    ChannelCredentials known =
        TlsChannelCredentials.newBuilder()
            .trustManager(own.certificate().toFile())
            .keyManager(client.certificate().toFile(), client.key().toFile())
            .build();
    ListenableFuture<ModelInferResponse> answer = stub(channel(known)).modelInfer(request(1));
    model.asked.poll(10, SECONDS).answer();
    assertThat(answer.get(5, SECONDS).getModelName()).isEqualTo("echo");
    ChannelCredentials unknown =
        TlsChannelCredentials.newBuilder().trustManager(own.certificate().toFile()).build();
    assertFails(stub(channel(unknown)).modelInfer(request(1)), Code.UNAVAILABLE, "");
    assertFails(
        stub(channel(InsecureChannelCredentials.create())).modelInfer(request(1)),
        Code.UNAVAILABLE,
        "");
  }

  @Test
  void saysWhichFileOfTlsIsWrong() throws Exception {
    TlsFiles own = TestCertificates.make(folder, "server");
    Path noKey = Files.writeString(folder.resolve("no.key"), "-----BEGIN RSA PRIVATE KEY-----\n");
    assertThatThrownBy(
            () ->
                start(
                    Duration.ofSeconds(1),
                    new TlsFiles(own.certificate(), noKey, null),
                    Tokens.none()))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("no.key holds no unencrypted PKCS 8 key");
    assertThatThrownBy(
            () -> start(Duration.ofSeconds(1), new TlsFiles(noKey, own.key(), null), Tokens.none()))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("no.key");
  }

  @Test
  void theCallersIdComesBack() throws Exception {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    Channel channel =
        ClientInterceptors.intercept(
            with(start(Duration.ofSeconds(30)), REQUEST_ID, "order-7"),
            MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
    ListenableFuture<ModelInferResponse> answer = stub(channel).modelInfer(request(1));
    FakeModel.Asked asked = model.asked.poll(5, SECONDS);
    assertThat(asked.call().traceId()).isEqualTo("order-7");
    asked.answer();
    answer.get(5, SECONDS);
    assertThat(headers.get().get(REQUEST_ID)).isEqualTo("order-7");
  }

  private Channel start(Duration limit) {
    return start(limit, null, Tokens.none());
  }

  private Channel start(Duration limit, @Nullable TlsFiles tls, Tokens tokens) {
    server =
        GrpcServer.start(
            new GrpcServer.Options("127.0.0.1", 0, 2, 1 << 20, limit, tls, tokens),
            new ModelRegistry(List.of(model)),
            admission,
            calls,
            new WorkerMetrics(new PrometheusRegistry(), Set.of("echo")),
            "test");
    return channel(InsecureChannelCredentials.create());
  }

  private ManagedChannel channel(ChannelCredentials credentials) {
    ManagedChannel channel =
        Grpc.newChannelBuilder("127.0.0.1:" + server.port(), credentials).build();
    channels.add(channel);
    return channel;
  }

  private static Channel with(Channel channel, Metadata.Key<String> key, String value) {
    return ClientInterceptors.intercept(
        channel,
        new ClientInterceptor() {
          @Override
          public <Q, A> ClientCall<Q, A> interceptCall(
              MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            Metadata headers = new Metadata();
            headers.put(key, value);
            return MetadataUtils.newAttachHeadersInterceptor(headers)
                .interceptCall(method, options, next);
          }
        });
  }

  private static GRPCInferenceServiceFutureStub stub(Channel channel) {
    return GRPCInferenceServiceGrpc.newFutureStub(channel);
  }

  private static ModelInferRequest request(int value) {
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName("echo");
    TensorMessages.addInputs(
        request, List.of(Tensor.ofInts("x", Shape.of(1), new int[] {value})), Form.RAW);
    return request.build();
  }

  private static void assertFails(ListenableFuture<?> answer, Code code, String message) {
    assertThatThrownBy(() -> answer.get(10, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(StatusRuntimeException.class)
        .satisfies(
            error -> {
              assertThat(Status.fromThrowable(error).getCode()).isEqualTo(code);
              assertThat(error).hasMessageContaining(message);
            });
  }
}
