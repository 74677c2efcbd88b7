// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP to one server, with the failures of this package. */
final class JsonHttp {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int LONGEST_REASON = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final Security security;
  private final HttpClient client;

  JsonHttp(URI server, Security security) {
    this.server = server;
    this.security = security;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT);
    if (security.authority() != null) {
      builder.sslContext(trusting(security.authority()));
    }
    this.client = builder.build();
  }

  String address() {
    return server.toString();
  }

  /** What a server answered. */
  record Answer(JsonNode body, HttpHeaders headers) {}

  CompletableFuture<Answer> post(String path, Object body, Duration limit) {
    HttpRequest request;
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(limit)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      if (security.token() != null) {
        builder.header("Authorization", "Bearer " + security.token());
      }
      request = builder.build();
    } catch (JsonProcessingException e) {
      return CompletableFuture.failedFuture(
          new WorkerFailure(Kind.INVALID, "the texts cannot be written as JSON", e));
    }
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    CompletableFuture<Answer> result =
        call.handle(
            (response, error) -> {
              if (error != null) {
                throw failure(error);
              }
              return answer(response);
            });
    var unused =
        result.whenComplete(
            (answer, error) -> {
              if (result.isCancelled()) {
                call.cancel(true);
              }
            });
    return result;
  }

  private Answer answer(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw failure(response);
    }
    try {
      return new Answer(JSON.readTree(response.body()), response.headers());
    } catch (IOException e) {
      throw new WorkerFailure(Kind.FAILED, "the worker " + server + " answered no JSON", e);
    }
  }

  private WorkerFailure failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 429 -> Kind.OVERLOADED;
          case 502, 503 -> Kind.UNAVAILABLE;
          case 408, 504 -> Kind.EXPIRED;
          case 424 -> Kind.FAILED;
          default -> status >= 400 && status < 500 ? Kind.INVALID : Kind.FAILED;
        };
    String reason = reason(response.body());
    return new WorkerFailure(
        kind,
        "the worker "
            + server
            + " answered status "
            + status
            + (reason.isEmpty() ? "" : " (" + reason + ")"));
  }

  /** TEI's {@code error}, or the message of OpenAI's. */
  private static String reason(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      // The status says enough.
      return "";
    }
    JsonNode error = json == null ? null : json.get("error");
    if (error == null) {
      return "";
    }
    String reason = error.isTextual() ? error.asText() : error.path("message").asText();
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }

  private WorkerFailure failure(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof HttpTimeoutException
        ? new WorkerFailure(Kind.EXPIRED, "the worker " + server + " took too long", cause)
        : new WorkerFailure(Kind.UNAVAILABLE, "the worker " + server + " cannot be reached", cause);
  }

  private static SSLContext trusting(Path authority) {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate trusted : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, trusted);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new WorkerFailure(
          Kind.INVALID, "the certificates of workers in " + authority + " cannot be read", e);
    }
  }

  /**
   * Reads a vector.
   *
   * @throws WorkerFailure when {@code json} is something else
   */
  float[] vector(@Nullable JsonNode json) {
    if (json == null || !json.isArray() || json.isEmpty()) {
      throw unusable("a vector is missing");
    }
    float[] vector = new float[json.size()];
    for (int i = 0; i < vector.length; i++) {
      JsonNode value = json.get(i);
      if (!value.isNumber()) {
        throw unusable("a vector holds what is no number");
      }
      vector[i] = (float) value.doubleValue();
    }
    return vector;
  }

  WorkerFailure unusable(String reason) {
    return new WorkerFailure(
        Kind.FAILED, "the answer of the worker " + server + " cannot be used: " + reason);
  }
}
