// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checksum under which a hub serves a file: the SHA-256 of its content for a file in LFS or
 * Xet, else the SHA-1 of its git blob.
 *
 * @param hex the checksum in lower-case hexadecimal, 64 or 40 digits
 */
record HubChecksum(String hex) {
  private static final Pattern ETAG =
      Pattern.compile("(?:W/)?\"?([0-9a-fA-F]{64}|[0-9a-fA-F]{40})\"?");

  /** The checksum that the header value {@code etag} holds; null when it holds none. */
  static @Nullable HubChecksum ofEtag(String etag) {
    Matcher matcher = ETAG.matcher(etag.strip());
    return matcher.matches() ? new HubChecksum(matcher.group(1).toLowerCase(Locale.ROOT)) : null;
  }

  boolean matches(byte[] content) {
    String actual = hex.length() == 64 ? Digests.sha256(content) : Digests.gitBlobSha1(content);
    return actual.equals(hex);
  }
}
