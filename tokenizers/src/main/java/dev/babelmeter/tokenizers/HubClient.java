// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a hub. Redirects are followed here instead of by the HTTP client, because the bearer
 * token must not go to the storage hosts that a hub redirects to, and because the hub states the
 * checksum of a file in the redirect.
 */
final class HubClient {
  private static final int MAX_REDIRECTS = 10;
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration FIRST_BYTE = Duration.ofSeconds(60);

  private final HubConfig config;
  private @Nullable HttpClient http;

  HubClient(HubConfig config) {
    this.config = config;
  }

  /** Made at the first request, because it starts a thread. */
  private synchronized HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .build();
    }
    return http;
  }

  /**
   * Fetches {@code path} of the hub once.
   *
   * @param remedyWhenMissing completes the sentence for status 404
   * @throws TransientHubException when a later attempt may succeed
   * @throws VocabularyException when none will
   */
  HubFile get(String subject, String path, String remedyWhenMissing) throws InterruptedException {
    URI address = URI.create(config.endpoint() + path);
    HubChecksum checksum = null;
    long size = -1;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpResponse<InputStream> response = send(address);
      HttpHeaders headers = response.headers();
      if (isEndpoint(address)) {
        checksum = linkedChecksum(headers, checksum);
        size = headers.firstValueAsLong("X-Linked-Size").orElse(size);
      }
      int status = response.statusCode();
      if (status == 200) {
        return new HubFile(
            body(subject, response),
            checksum == null && isEndpoint(address) ? checksum(headers, "ETag") : checksum,
            size);
      }
      close(response);
      if (!isRedirect(status)) {
        throw failure(subject, status, headers, remedyWhenMissing);
      }
      address = redirected(subject, address, headers);
    }
    throw new VocabularyException(subject + " is redirected without end; check HF_ENDPOINT");
  }

  private HttpResponse<InputStream> send(URI address) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(FIRST_BYTE).header("User-Agent", "babelmeter");
    if (config.token() != null && isEndpoint(address)) {
      request.header("Authorization", "Bearer " + config.token());
    }
    try {
      return http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new TransientHubException(
          "no answer from " + address.getHost() + ": " + reason(e), null, e);
    }
  }

  /** JDK's connection errors often have no message. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static byte[] body(String subject, HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      byte[] content = in.readNBytes(TokenizerFile.MAX_BYTES + 1);
      if (content.length > TokenizerFile.MAX_BYTES) {
        throw new VocabularyException(
            subject
                + " is larger than "
                + (TokenizerFile.MAX_BYTES >> 20)
                + " MiB and so no tokenizer.json; check the name of the model");
      }
      return content;
    } catch (IOException e) {
      throw new TransientHubException(
          "the answer of " + response.uri().getHost() + " broke off: " + reason(e), null, e);
    }
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new TransientHubException(
          "the answer of " + response.uri().getHost() + " broke off: " + reason(e), null, e);
    }
  }

  private boolean isEndpoint(URI address) {
    URI endpoint = config.endpoint();
    return endpoint.getScheme().equals(address.getScheme())
        && endpoint.getHost().equalsIgnoreCase(address.getHost())
        && port(endpoint) == port(address);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) ? 443 : 80;
  }

  private static @Nullable HubChecksum linkedChecksum(
      HttpHeaders headers, @Nullable HubChecksum known) {
    HubChecksum linked = checksum(headers, "X-Linked-Etag");
    return linked == null ? known : linked;
  }

  private static @Nullable HubChecksum checksum(HttpHeaders headers, String name) {
    return headers.firstValue(name).map(HubChecksum::ofEtag).orElse(null);
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static URI redirected(String subject, URI from, HttpHeaders headers) {
    String location = headers.firstValue("Location").orElse("");
    try {
      URI to = from.resolve(location);
      boolean web = "https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme());
      if (!location.isEmpty() && web && to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw badRedirect(subject, e);
    }
    throw badRedirect(subject, null);
  }

  private static VocabularyException badRedirect(String subject, @Nullable Throwable cause) {
    return new VocabularyException(
        subject + " is redirected to no usable address; check HF_ENDPOINT", cause);
  }

  private static RuntimeException failure(
      String subject, int status, HttpHeaders headers, String remedyWhenMissing) {
    return switch (status) {
      case 401 ->
          new VocabularyException(
              subject
                  + " is refused without a valid token (status 401); set HF_TOKEN to one that may"
                  + " read this model, and check the model's name");
      case 403 ->
          new VocabularyException(
              subject
                  + " is refused to this token (status 403); accept the model's terms on its page,"
                  + " and set HF_TOKEN to a token that may read it");
      case 404 -> new VocabularyException(subject + " does not exist; " + remedyWhenMissing);
      default -> {
        if (status == 408 || status == 429 || status >= 500) {
          yield new TransientHubException(
              "the hub answered with status " + status, retryAfter(headers), null);
        }
        yield new VocabularyException(
            subject + " cannot be fetched (status " + status + "); check HF_ENDPOINT");
      }
    };
  }

  /** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    if (value.isEmpty()) {
      return null;
    }
    try {
      if (value.chars().allMatch(Character::isDigit)) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), date);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }
}
