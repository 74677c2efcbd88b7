// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import dev.babelmeter.process.ProductVersion;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.Settings;
import dev.babelmeter.tokenizers.Digests;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.encoder.EncoderSource;
import dev.babelmeter.worker.encoder.EncoderSources;
import dev.babelmeter.worker.grpc.GrpcServer;
import dev.babelmeter.worker.http.HttpServer;
import dev.babelmeter.worker.http.ServiceInfo;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.security.Tokens;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** The role {@code worker}: embeddings over gRPC and HTTP. */
public final class Worker implements Role {
  private static final int READING_THREADS = 4;

  @Override
  public String name() {
    return "worker";
  }

  /**
   * {@inheritDoc}
   *
   * <p>It serves at the addresses {@code grpc} and {@code http}.
   */
  @Override
  public Running start(Settings settings) {
    WorkerConfig config = WorkerConfig.from(settings);
    Tokens tokens = config.tokenFile() == null ? Tokens.none() : Tokens.ofFile(config.tokenFile());
    EncoderSource source = EncoderSources.find(config.encoder()).held();
    String fingerprint = Digests.sha256(source.model().bytes());
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmMetrics.builder().register(registry);
    WorkerMetrics metrics = new WorkerMetrics(registry, config.models());
    Admission admission = new Admission(config.maxRows(), config.maxRowsOfCall());
    LoadedModels models = LoadedModels.load(config, source, fingerprint, admission, metrics);
    metrics.observe(admission);
    metrics.observeQueues(models.queues());
    metrics.info(
        ProductVersion.current(),
        source.name(),
        config.device().kind().name().toLowerCase(Locale.ROOT));
    Calls calls = new Calls();
    try {
      GrpcServer grpc =
          GrpcServer.start(
              grpcOptions(config, tokens),
              models.registry(),
              admission,
              calls,
              metrics,
              ProductVersion.current());
      try {
        HttpServer http =
            HttpServer.start(
                httpOptions(config, tokens),
                models.embedder(),
                admission,
                calls,
                metrics,
                registry,
                info(config, source, fingerprint));
        return new RunningWorker(config, admission, calls, models, grpc, http);
      } catch (RuntimeException e) {
        grpc.close();
        throw e;
      }
    } catch (RuntimeException e) {
      calls.close();
      models.close();
      throw e;
    }
  }

  private static GrpcServer.Options grpcOptions(WorkerConfig config, Tokens tokens) {
    return new GrpcServer.Options(
        config.grpcHost(),
        config.grpcPort(),
        READING_THREADS,
        config.maxMessageBytes(),
        config.callLimit(),
        config.tls(),
        tokens);
  }

  private static HttpServer.Options httpOptions(WorkerConfig config, Tokens tokens) {
    return new HttpServer.Options(
        config.httpHost(),
        config.httpPort(),
        config.maxMessageBytes(),
        config.callLimit(),
        config.tls(),
        tokens);
  }

  private static ServiceInfo info(WorkerConfig config, EncoderSource source, String fingerprint) {
    return new ServiceInfo(
        ProductVersion.current(),
        source.name(),
        fingerprint,
        source.pooling().name().toLowerCase(Locale.ROOT),
        config.batch().maxTokens(),
        config.batch().maxRows(),
        config.tokenizerThreads());
  }
}
