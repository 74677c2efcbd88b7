// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A hub with the model {@code org/model} and, on another port, the storage that it redirects to.
 * Files in LFS are redirected there with their SHA-256, others are served with their git checksum,
 * as the public hub does.
 */
final class FakeHub implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** A request: its path and the Authorization header it came with. */
  record Request(String path, @Nullable String authorization) {}

  /** An answer that is given once, before the usual one. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  private final byte[] file;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer hub;
  private final HttpServer storage;
  private final List<Request> hubRequests = new CopyOnWriteArrayList<>();
  private final List<Request> storageRequests = new CopyOnWriteArrayList<>();
  private final Deque<Answer> next = new ArrayDeque<>();
  private volatile @Nullable String requiredToken;
  private volatile boolean lfs = true;
  private volatile boolean checksums = true;

  FakeHub(String json) throws IOException {
    file = json.getBytes(StandardCharsets.UTF_8);
    hub = serve(this::answerAsHub);
    storage = serve(this::answerAsStorage);
  }

  private HttpServer serve(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", answer::give);
    server.setExecutor(executor);
    server.start();
    return server;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
  }

  /** Requires {@code token} as bearer token. */
  void requireToken(String token) {
    requiredToken = token;
  }

  /** Serves the file from the hub itself, with its git checksum. */
  void serveWithoutLfs() {
    lfs = false;
  }

  /** States no checksums. */
  void omitChecksums() {
    checksums = false;
  }

  /** Gives {@code answer} to the next request for the file, wherever it is served from. */
  void answerOnce(Answer answer) {
    synchronized (next) {
      next.add(answer);
    }
  }

  List<Request> hubRequests() {
    return hubRequests;
  }

  List<Request> storageRequests() {
    return storageRequests;
  }

  private void answerAsHub(HttpExchange exchange) throws IOException {
    record(exchange, hubRequests);
    String token = requiredToken;
    if (token != null
        && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      respond(exchange, 401, new byte[0]);
      return;
    }
    switch (exchange.getRequestURI().getRawPath()) {
      case "/api/models/org/model/revision/main",
          "/api/models/org/model/revision/refs%2Fpr%2F1",
          "/api/models/org/bare/revision/main" ->
          respond(
              exchange,
              200,
              ("{\"id\": \"x\", \"sha\": \"" + COMMIT + "\"}").getBytes(StandardCharsets.UTF_8));
      case "/api/models/org/notahub/revision/main" ->
          respond(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8));
      case "/api/models/org/gated/revision/main" -> respond(exchange, 403, new byte[0]);
      case "/api/models/org/old/revision/main" ->
          redirect(exchange, "/api/models/org/model/revision/main");
      case "/org/old/resolve/" + COMMIT + "/tokenizer.json" ->
          redirect(exchange, "/org/model/resolve/" + COMMIT + "/tokenizer.json");
      case "/api/models/org/loop/revision/main" ->
          redirect(exchange, "/api/models/org/loop/revision/main");
      case "/org/model/resolve/" + COMMIT + "/tokenizer.json" -> serveFile(exchange);
      default -> respond(exchange, 404, new byte[0]);
    }
  }

  private void serveFile(HttpExchange exchange) throws IOException {
    if (!lfs) {
      if (checksums) {
        exchange
            .getResponseHeaders()
            .set("ETag", "\"" + gitChecksum(new String(file, StandardCharsets.UTF_8)) + "\"");
      }
      answerWithFile(exchange);
      return;
    }
    if (checksums) {
      exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + Digests.sha256(file) + "\"");
      exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(file.length));
    }
    redirect(
        exchange, "http://127.0.0.1:" + storage.getAddress().getPort() + "/blob?signature=secret");
  }

  private void answerAsStorage(HttpExchange exchange) throws IOException {
    record(exchange, storageRequests);
    exchange.getResponseHeaders().set("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
    answerWithFile(exchange);
  }

  private void answerWithFile(HttpExchange exchange) throws IOException {
    Answer answer;
    synchronized (next) {
      answer = next.poll();
    }
    if (answer == null) {
      respond(exchange, 200, file);
    } else {
      answer.give(exchange);
    }
  }

  /** SHA-1 of "hello\n" as git has it is known; this one follows its definition. */
  static String gitChecksum(String content) {
    return Digests.gitBlobSha1(content.getBytes(StandardCharsets.UTF_8));
  }

  static Answer status(int status) {
    return exchange -> respond(exchange, status, new byte[0]);
  }

  static Answer status(int status, String retryAfter) {
    return exchange -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      respond(exchange, status, new byte[0]);
    };
  }

  static Answer body(String content) {
    return exchange -> respond(exchange, 200, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Announces more than it sends. */
  Answer truncated() {
    return exchange -> {
      exchange.sendResponseHeaders(200, file.length);
      OutputStream out = exchange.getResponseBody();
      out.write(file, 0, file.length / 2);
      out.flush();
      exchange.close();
    };
  }

  private static void record(HttpExchange exchange, List<Request> requests) {
    requests.add(
        new Request(
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestHeaders().getFirst("Authorization")));
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    respond(exchange, 302, new byte[0]);
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    storage.stop(0);
    executor.shutdownNow();
  }
}
