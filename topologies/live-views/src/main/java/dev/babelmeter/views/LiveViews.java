// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.ProductVersion;
import dev.babelmeter.process.Role;
import dev.babelmeter.process.Settings;
import dev.babelmeter.views.http.HttpServer;
import dev.babelmeter.views.http.ServiceInfo;
import dev.babelmeter.views.metrics.CostCollector;
import dev.babelmeter.views.metrics.ViewsCollector;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;

/** The role {@code views}: the totals over all texts, their metrics and their HTTP interface. */
public final class LiveViews implements Role {
  @Override
  public String name() {
    return "views";
  }

  /**
   * {@inheritDoc}
   *
   * <p>It creates the topics that it reads when they are missing, and serves at the address {@code
   * http}. Until it is ready, that address answers 503.
   */
  @Override
  public Running start(Settings settings) throws InterruptedException {
    ViewsConfig config = ViewsConfig.from(settings);
    String instanceId = InstanceDirectory.prepare(config.stateDirectory());
    StartingViews views = new StartingViews();
    HttpServer http =
        HttpServer.start(
            config.httpHost(), config.httpPort(), views, registry(config, views), service(config));
    HostInfo self = new HostInfo(config.advertisedHost(), http.port());
    try {
      ViewsStream stream = ViewsStream.start(config, self, instanceId, views::become);
      return new RunningViews(stream, http, self);
    } catch (InterruptedException | RuntimeException e) {
      http.close();
      throw e;
    }
  }

  private static PrometheusRegistry registry(ViewsConfig config, StartingViews views) {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new ViewsCollector(views, config.bounds(), config.pivot()));
    registry.register(new CostCollector(views, config.budgets(), Clock.systemUTC()));
    JvmMetrics.builder().register(registry);
    return registry;
  }

  private static ServiceInfo service(ViewsConfig config) {
    Clock clock = Clock.systemUTC();
    return new ServiceInfo(
        ProductVersion.current(), clock.instant(), clock, config.pivot(), config.budgets());
  }

  private record RunningViews(ViewsStream stream, HttpServer http, HostInfo self)
      implements Running {
    @Override
    public Map<String, String> addresses() {
      return Map.of("http", "http://" + self.host() + ":" + self.port());
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      stream.awaitEnd();
    }

    @Override
    public void close() {
      http.close();
      stream.close();
    }
  }
}
