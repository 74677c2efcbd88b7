// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.babelmeter.process.Role;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.grpc.GrpcServer;
import dev.babelmeter.worker.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that serves. */
final class RunningWorker implements Role.Running {
  private static final Logger logger = LoggerFactory.getLogger(RunningWorker.class);

  /** What connections have for the last answers once all are made. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final WorkerConfig config;
  private final Admission admission;
  private final Calls calls;
  private final LoadedModels models;
  private final GrpcServer grpc;
  private final HttpServer http;
  private final CountDownLatch ended = new CountDownLatch(1);

  RunningWorker(
      WorkerConfig config,
      Admission admission,
      Calls calls,
      LoadedModels models,
      GrpcServer grpc,
      HttpServer http) {
    this.config = config;
    this.admission = admission;
    this.calls = calls;
    this.models = models;
    this.grpc = grpc;
    this.http = http;
  }

  @Override
  public Map<String, String> addresses() {
    String scheme = config.tls() == null ? "http://" : "https://";
    return Map.of(
        "grpc", config.grpcHost() + ":" + grpc.port(),
        "http", scheme + config.httpHost() + ":" + http.port());
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Refuses further calls at once, answers those it has within the drain limit, and stops. */
  @Override
  public void close() {
    try {
      grpc.leave();
      drain();
      grpc.stop(LAST_ANSWERS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logger.warn("interrupted while calls were being answered", e);
      grpc.close();
    } finally {
      http.close();
      calls.close();
      models.close();
      ended.countDown();
    }
  }

  private void drain() throws InterruptedException {
    try {
      admission.close().get(config.drainLimit().toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      logger.warn(
          "{} rows were not done within {} and are given up",
          admission.rows(),
          config.drainLimit(),
          e);
      models.abandon();
    } catch (ExecutionException e) {
      throw new IllegalStateException("draining does not fail", e);
    }
  }
}
