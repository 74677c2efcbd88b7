// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import dev.babelmeter.worker.call.Calls;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.TextEmbedder;
import dev.babelmeter.worker.security.TlsFiles;
import dev.babelmeter.worker.security.Tokens;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves OpenAI's and TEI's interfaces and the metrics. Every error is JSON with one sentence. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 4;
  private static final Set<String> OPEN = Set.of("/health", "/metrics");

  private static final Logger logger = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin server;

  private HttpServer(Javalin server) {
    this.server = server;
  }

  /**
   * How the server listens.
   *
   * @param host address to listen on
   * @param port 0 for any free port
   * @param maxBodyBytes largest body that is taken
   * @param callLimit how long a call may take
   * @param tls null for none
   * @param tokens those of callers
   */
  public record Options(
      String host,
      int port,
      long maxBodyBytes,
      Duration callLimit,
      @Nullable TlsFiles tls,
      Tokens tokens) {}

  /**
   * Starts a server and returns once it listens.
   *
   * @throws RoleException when it cannot listen there
   */
  public static HttpServer start(
      Options options,
      TextEmbedder embedder,
      Admission admission,
      Calls calls,
      WorkerMetrics metrics,
      PrometheusRegistry registry,
      ServiceInfo info) {
    requireFree(options);
    TextCalls texts = new TextCalls(embedder, calls, options.callLimit(), metrics);
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, options);
              new TeiRoutes(texts, admission, info).addTo(config.routes);
              new OpenAiRoutes(texts, info.encoder()).addTo(config.routes);
              new MetricsRoute(registry).addTo(config.routes);
              addErrors(config.routes);
            });
    try {
      return new HttpServer(server.start());
    } catch (JavalinException e) {
      throw cannotListen(options, e);
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
  private static void requireFree(Options options) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
    } catch (UnknownHostException e) {
      throw new RoleException(
          "the host name "
              + options.host()
              + " is unknown: set http.host to an address of this machine",
          e);
    } catch (IOException e) {
      throw cannotListen(options, e);
    }
  }

  private static RoleException cannotListen(Options options, Exception cause) {
    return new RoleException(
        "the worker cannot listen on "
            + options.host()
            + ":"
            + options.port()
            + ": the port is busy or not allowed, or the address is not this machine's;"
            + " stop what uses it or set http.port and http.host",
        cause);
  }

  private static void configure(JavalinConfig config, Options options) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = options.maxBodyBytes();
    config.http.asyncTimeout = options.callLimit().multipliedBy(2).toMillis();
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.jetty.addConnector((server, http) -> connector(server, http, options));
    config.jsonMapper(new JavalinJackson(new ObjectMapper(), false));
    config.routes.before(
        request -> {
          request.header(Header.CACHE_CONTROL, "no-store");
          request.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
          if (!OPEN.contains(request.path())
              && !options.tokens().allow(request.header(Header.AUTHORIZATION))) {
            TeiRoutes.unauthorized(request);
            request.skipRemainingHandlers();
          }
        });
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, Options options) {
    ServerConnector connector;
    if (options.tls() == null) {
      connector = new ServerConnector(server, new HttpConnectionFactory(http));
    } else {
      HttpConfiguration secure = new HttpConfiguration(http);
      secure.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server, options.tls().jettyContext(), new HttpConnectionFactory(secure));
    }
    connector.setHost(options.host());
    connector.setPort(options.port());
    return connector;
  }

  private static void addErrors(RoutesConfig routes) {
    routes.exception(CallException.class, (e, request) -> TeiRoutes.answer(request, e));
    routes.exception(
        NotFoundResponse.class,
        (e, request) ->
            TeiRoutes.answer(
                request,
                new CallException(
                    Reason.NOT_FOUND,
                    "there is nothing at this address: use /v1/embeddings, /embed, /info, /health"
                        + " or /metrics")));
    routes.exception(
        HttpResponseException.class,
        (e, request) ->
            request
                .status(e.getStatus())
                .json(Map.of("error", String.valueOf(e.getMessage()), "error_type", "Validation")));
    routes.exception(
        Exception.class,
        (e, request) -> {
          logger.error("cannot answer {}", request.path(), e);
          request
              .status(500)
              .json(
                  Map.of(
                      "error",
                      "an unexpected error: the log of the worker has the details",
                      "error_type",
                      "Backend"));
        });
  }
}
