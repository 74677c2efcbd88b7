// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses what is not. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Returns the text in {@code bytes}.
   *
   * @throws InvalidUtf8Exception when they are not UTF-8
   */
  public static String decode(byte[] bytes) throws InvalidUtf8Exception {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new InvalidUtf8Exception(in.position() + 1);
    }
    return out.flip().toString();
  }

  /** Bytes that are not UTF-8. */
  public static final class InvalidUtf8Exception extends Exception {
    private static final long serialVersionUID = 1;

    private final int place;

    InvalidUtf8Exception(int place) {
      super("byte " + place + " begins no character in UTF-8");
      this.place = place;
    }

    /** The first byte that fits no character, counted from 1. */
    public int place() {
      return place;
    }
  }
}
