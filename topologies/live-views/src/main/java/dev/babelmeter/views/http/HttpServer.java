// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.views.http.Answers.ErrorAnswer;
import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.query.ViewsUnavailableException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the metrics and the JSON interface over HTTP. Every error is JSON with one sentence. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;
  private static final String RETRY_AFTER_SECONDS = "1";

  private static final Logger logger = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin server;

  private HttpServer(Javalin server) {
    this.server = server;
  }

  /**
   * Starts a server and returns once it listens.
   *
   * @param port 0 for any free port
   * @throws RoleException when it cannot listen there
   */
  public static HttpServer start(
      String host, int port, Views views, PrometheusRegistry registry, ServiceInfo service) {
    requireFree(host, port);
    Javalin server =
        Javalin.create(
            config -> {
              configure(config);
              new MetricsRoute(registry).addTo(config.routes);
              new StatusRoutes(views, service).addTo(config.routes);
              new TotalsRoutes(views).addTo(config.routes);
              new MeasureRoutes(views, service.pivot()).addTo(config.routes);
              new CostRoutes(views, service.pivot(), service.budgets(), service.clock())
                  .addTo(config.routes);
              addErrors(config.routes);
            });
    try {
      return new HttpServer(server.start(host, port));
    } catch (JavalinException e) {
      throw cannotListen(host, port, e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Javalin would log a failure to bind on its own, beside the one sentence about it. */
  private static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new RoleException(
          "the host name " + host + " is unknown: set http.host to an address of this machine", e);
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
  }

  private static RoleException cannotListen(String host, int port, Exception cause) {
    return new RoleException(
        "the views cannot listen on "
            + host
            + ":"
            + port
            + ": the port is busy or not allowed, or the address is not this machine's;"
            + " stop what uses it or set http.port and http.host",
        cause);
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jsonMapper(
        new JavalinJackson(
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
            false));
    config.routes.before(
        request -> {
          request.header(Header.CACHE_CONTROL, "no-store");
          request.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
        });
  }

  private static void addErrors(RoutesConfig routes) {
    routes.exception(
        BadQueryException.class,
        (e, request) ->
            request.status(HttpStatus.BAD_REQUEST).json(new ErrorAnswer(e.getMessage())));
    routes.exception(
        KnownNames.UnknownVocabularyException.class,
        (e, request) -> request.status(HttpStatus.NOT_FOUND).json(new ErrorAnswer(e.getMessage())));
    routes.exception(
        StateElsewhereException.class,
        (e, request) ->
            request.status(HttpStatus.MISDIRECTED_REQUEST).json(new ErrorAnswer(e.getMessage())));
    routes.exception(
        ViewsUnavailableException.class,
        (e, request) ->
            request
                .status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .json(new ErrorAnswer(e.getMessage())));
    routes.exception(
        NotFoundResponse.class,
        (e, request) ->
            request
                .status(HttpStatus.NOT_FOUND)
                .json(
                    new ErrorAnswer(
                        "there is nothing at this address: use /metrics, /health, /ready,"
                            + " /api/totals, /api/languages, /api/vocabularies,"
                            + " /api/premiums, /api/coverage, /api/measures, /api/cost,"
                            + " /api/cost/what-if, /api/budgets,"
                            + " /api/dead-letters or /api/status")));
    routes.exception(
        HttpResponseException.class,
        (e, request) -> request.status(e.getStatus()).json(new ErrorAnswer(e.getMessage())));
    routes.exception(
        Exception.class,
        (e, request) -> {
          logger.error("cannot answer {}", request.path(), e);
          request
              .status(HttpStatus.INTERNAL_SERVER_ERROR)
              .json(new ErrorAnswer("an unexpected error: the log of the views has the details"));
        });
  }
}
