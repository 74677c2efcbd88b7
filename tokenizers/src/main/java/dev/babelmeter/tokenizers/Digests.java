// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests in lower-case hexadecimal. */
public final class Digests {
  private Digests() {}

  /** SHA-256 of {@code content}. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  /** The name of {@code content} as a blob of git: SHA-1 of a header with its length and of it. */
  static String gitBlobSha1(byte[] content) {
    MessageDigest digest = digest("SHA-1");
    digest.update(("blob " + content.length + '\0').getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(content));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
