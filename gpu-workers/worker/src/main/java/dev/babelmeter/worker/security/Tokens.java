// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.security;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens that callers may show, or none when anyone may call. */
public final class Tokens {
  private static final String BEARER = "Bearer ";

  /** Digests have one length, so that comparing them tells nothing about a token's. */
  private final List<byte[]> digests;

  private Tokens(List<byte[]> digests) {
    this.digests = digests;
  }

  /** Anyone may call. */
  public static Tokens none() {
    return new Tokens(List.of());
  }

  /**
   * Reads tokens from {@code file}, one a line; empty lines and those that begin with # do not
   * count.
   *
   * @throws RoleException when it cannot be read or holds none
   */
  public static Tokens ofFile(Path file) {
    List<String> tokens;
    try {
      tokens =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
    } catch (IOException e) {
      throw new RoleException(
          "auth.token-file " + file + " cannot be read: make it readable, one token a line", e);
    }
    if (tokens.isEmpty()) {
      throw new RoleException("auth.token-file " + file + " holds no token: give one a line");
    }
    return new Tokens(tokens.stream().map(Tokens::digest).toList());
  }

  /** Whether callers must show a token. */
  public boolean areRequired() {
    return !digests.isEmpty();
  }

  /** Whether a call with this {@code Authorization} is allowed. */
  public boolean allow(@Nullable String authorization) {
    if (!areRequired()) {
      return true;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    byte[] shown = digest(authorization.substring(BEARER.length()).strip());
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, shown);
    }
    return known;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
