// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches workers that not everyone may call.
 *
 * @param tls whether it speaks TLS
 * @param authority certificates that those of workers must come from, in PEM; null for the system's
 * @param token what it shows as {@code Authorization: Bearer}; null for nothing
 */
public record Security(boolean tls, @Nullable Path authority, @Nullable String token) {
  /** Neither TLS nor a token. */
  public static Security none() {
    return new Security(false, null, null);
  }

  /** Tells everything but the token. */
  @Override
  public String toString() {
    return "Security[tls=%s, authority=%s, token=%s]"
        .formatted(tls, authority, token == null ? "none" : "given");
  }
}
