// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as bytes. A line ends with LF or CR LF; a CR alone is part of it. Of a line beyond
 * the bound only the length and the hash are kept.
 */
final class LineReader implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private long number;

  LineReader(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.longest = longest;
  }

  /**
   * A line.
   *
   * @param number counted from 1
   * @param bytes its bytes without the line break; null when it is too long
   * @param length its number of bytes
   * @param sha256 its SHA-256 in lower-case hexadecimal, of a line that is too long; else empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Lines are not compared.
  record Line(long number, byte @Nullable [] bytes, long length, String sha256) {}

  /** Returns the next line; null at the end. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return line.size() == 0 ? null : whole(line);
      }
      if (line.size() == longest) {
        return tooLong(line.toByteArray(), b);
      }
      line.write(b);
    }
    return whole(line);
  }

  /** Number of lines so far. */
  long count() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Line whole(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      bytes = Arrays.copyOf(bytes, length - 1);
    }
    return new Line(++number, bytes, bytes.length, "");
  }

  private Line tooLong(byte[] begin, int next) throws IOException {
    MessageDigest sha256 = sha256();
    sha256.update(begin);
    long length = begin.length;
    for (int b = next; b >= 0 && b != '\n'; b = in.read()) {
      sha256.update((byte) b);
      length++;
    }
    return new Line(++number, null, length, HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
