// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.grpc;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.ModelRegistry;
import dev.babelmeter.worker.security.TlsFiles;
import dev.babelmeter.worker.security.Tokens;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves the Open Inference Protocol over gRPC, with gRPC's own health and reflection services. */
public final class GrpcServer implements AutoCloseable {
  private final Server server;
  private final HealthStatusManager health;
  private final ExecutorService executor;

  private GrpcServer(Server server, HealthStatusManager health, ExecutorService executor) {
    this.server = server;
    this.health = health;
    this.executor = executor;
  }

  /**
   * How the server listens.
   *
   * @param host address to listen on
   * @param port 0 for any free port
   * @param threads threads that read calls and tokenise their texts
   * @param maxMessageBytes largest message that is taken
   * @param callLimit how long a call may take
   * @param tls null for none
   * @param tokens those of callers
   */
  public record Options(
      String host,
      int port,
      int threads,
      int maxMessageBytes,
      Duration callLimit,
      @Nullable TlsFiles tls,
      Tokens tokens) {}

  /**
   * Starts a server and returns once it listens.
   *
   * @param version of the product
   * @throws RoleException when it cannot listen there
   */
  public static GrpcServer start(
      Options options,
      ModelRegistry models,
      Admission admission,
      Calls calls,
      WorkerMetrics metrics,
      String version) {
    ExecutorService executor = Executors.newFixedThreadPool(options.threads());
    HealthStatusManager health = new HealthStatusManager();
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(options.host(), options.port()),
                options.tls() == null
                    ? InsecureServerCredentials.create()
                    : options.tls().grpcCredentials())
            .executor(executor)
            .maxInboundMessageSize(options.maxMessageBytes())
            .permitKeepAliveTime(10, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(
                new InferenceService(
                    models, admission, calls, options.callLimit(), metrics, version))
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            // The last one is asked first.
            .intercept(new TokenInterceptor(options.tokens()))
            .intercept(new TraceInterceptor())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      executor.shutdownNow();
      throw new RoleException(
          "the worker cannot listen on "
              + options.host()
              + ":"
              + options.port()
              + ": the port is busy or not allowed, or the address is not this machine's; stop what"
              + " uses it or set grpc.port and grpc.host",
          e);
    }
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
    return new GrpcServer(server, health, executor);
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Says that it takes no further calls, and goes on answering. */
  public void leave() {
    health.enterTerminalState();
  }

  /** Waits until the calls it has are answered, but not longer than {@code limit}, and stops. */
  public void stop(Duration limit) throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      server.shutdownNow();
      server.awaitTermination(1, TimeUnit.SECONDS);
    }
    executor.shutdownNow();
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.shutdownNow();
    executor.shutdownNow();
  }
}
