// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How vocabularies are fetched from a hub.
 *
 * @param endpoint the hub's address
 * @param token bearer token for private models; null for none
 * @param offline whether only the cache is used
 * @param cache folder of fetched files
 */
public record HubConfig(URI endpoint, @Nullable String token, boolean offline, Path cache) {
  private static final String PUBLIC_HUB = "https://huggingface.co";

  /** What counts as true in the variables of huggingface_hub ({@code constants.py}). */
  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

  /** The configuration that the environment of this process asks for. */
  public static HubConfig fromEnvironment() {
    return from(System.getenv());
  }

  /**
   * The configuration that {@code environment} asks for: {@code HF_ENDPOINT}, {@code HF_TOKEN},
   * {@code HF_HUB_OFFLINE}, and {@code BABELMETER_CACHE}, else {@code babelmeter} in {@code
   * XDG_CACHE_HOME} or in {@code ~/.cache}, for the cache. An empty variable counts as not set.
   *
   * @throws VocabularyException when a variable cannot be used
   */
  public static HubConfig from(Map<String, String> environment) {
    String offline = environment.getOrDefault("HF_HUB_OFFLINE", "").strip();
    return new HubConfig(
        endpoint(environment.getOrDefault("HF_ENDPOINT", "").strip()),
        token(environment.getOrDefault("HF_TOKEN", "").strip()),
        TRUE.contains(offline.toUpperCase(Locale.ROOT)),
        cache(environment));
  }

  private static URI endpoint(String value) {
    String address = value.isEmpty() ? PUBLIC_HUB : value.replaceFirst("/+$", "");
    try {
      URI endpoint = new URI(address);
      boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
      if (web && endpoint.getHost() != null && endpoint.getUserInfo() == null) {
        return endpoint;
      }
    } catch (URISyntaxException e) {
      throw unusableEndpoint(e);
    }
    throw unusableEndpoint(null);
  }

  private static VocabularyException unusableEndpoint(@Nullable Throwable cause) {
    return new VocabularyException(
        "HF_ENDPOINT is no address of a hub: write it as " + PUBLIC_HUB + ", without credentials",
        cause);
  }

  private static @Nullable String token(String value) {
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new VocabularyException(
          "HF_TOKEN holds a character that no token has: set it to the token alone");
    }
    return value.isEmpty() ? null : value;
  }

  private static Path cache(Map<String, String> environment) {
    String own = environment.getOrDefault("BABELMETER_CACHE", "");
    if (!own.isEmpty()) {
      return path("BABELMETER_CACHE", own);
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The XDG base directory specification has relative paths ignored.
    if (!xdg.isEmpty() && path("XDG_CACHE_HOME", xdg).isAbsolute()) {
      return path("XDG_CACHE_HOME", xdg).resolve("babelmeter");
    }
    String home = environment.getOrDefault("HOME", "");
    return path("HOME", home.isEmpty() ? System.getProperty("user.home") : home)
        .resolve(".cache")
        .resolve("babelmeter");
  }

  private static Path path(String variable, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new VocabularyException(
          variable + " is no usable path (" + e.getReason() + "): correct it", e);
    }
  }

  /** Leaves the token out, so that it gets into no log. */
  @Override
  public String toString() {
    return "HubConfig[endpoint="
        + endpoint
        + ", token="
        + (token == null ? "none" : "set")
        + ", offline="
        + offline
        + ", cache="
        + cache
        + "]";
  }
}
