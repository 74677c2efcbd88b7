// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
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
  /** The configuration that the environment of this process asks for. */
  public static HubConfig fromEnvironment() {
    return from(System.getenv());
  }

  /**
   * The configuration that {@code environment} asks for: {@code HF_ENDPOINT}, {@code HF_TOKEN},
   * {@code HF_HUB_OFFLINE}, and {@code BABELMETER_CACHE} or {@code XDG_CACHE_HOME} for the cache.
   *
   * @throws VocabularyException when a variable cannot be used
   */
  public static HubConfig from(Map<String, String> environment) {
    throw new UnsupportedOperationException();
  }
}
