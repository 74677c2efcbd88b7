// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into lines. A line ends with LF or CR LF, which is not part of it; every other
 * character that Unicode calls a line break is text. A last line without a break is a line; what
 * follows the last break is one only when it is not empty. Memory is bounded by the longest line
 * that is let through.
 */
public final class LineReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long number;
  private long consumed;

  /**
   * Reads lines of {@code in}.
   *
   * @param maxBytes the longest line that is let through, in bytes without its break
   */
  public LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Returns the next line, or null after the last one. */
  public @Nullable Line next() throws IOException {
    LineBytes line = new LineBytes(maxBytes);
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = indexOfLineFeed();
      line.append(buffer, position, end);
      consumed += end - position;
      if (end < limit) {
        position = end + 1;
        consumed++;
        return line.broken(++number);
      }
      position = end;
    }
    return any ? line.unbroken(++number) : null;
  }

  /** Bytes read so far, breaks included. */
  public long consumed() {
    return consumed;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private int indexOfLineFeed() {
    int index = position;
    while (index < limit && buffer[index] != '\n') {
      index++;
    }
    return index;
  }

  /** The bytes of one line: kept up to the bound, digested beyond it. */
  private static final class LineBytes {
    private final int maxBytes;
    private byte[] bytes = new byte[128];
    private int length;
    private @Nullable LineDigest digest;

    LineBytes(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    void append(byte[] source, int from, int to) {
      int added = to - from;
      // One byte above the bound is kept, as it may be the CR of the break.
      if (digest == null && added > maxBytes + 1 - length) {
        digest = new LineDigest();
        digest.append(bytes, 0, length);
        bytes = new byte[0];
      }
      if (digest != null) {
        digest.append(source, from, to);
        return;
      }
      if (added > bytes.length - length) {
        long doubled = Math.min(2L * bytes.length, maxBytes + 1L);
        bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, (long) length + added));
      }
      System.arraycopy(source, from, bytes, length, added);
      length += added;
    }

    Line broken(long number) {
      if (digest != null) {
        return digest.line(number, true);
      }
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
      return whole(number);
    }

    Line unbroken(long number) {
      return digest == null ? whole(number) : digest.line(number, false);
    }

    private Line whole(long number) {
      if (length <= maxBytes) {
        return new Line.Whole(number, Arrays.copyOf(bytes, length));
      }
      LineDigest late = new LineDigest();
      late.append(bytes, 0, length);
      return late.line(number, false);
    }
  }
}
