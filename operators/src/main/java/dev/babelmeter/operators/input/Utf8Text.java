// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import dev.babelmeter.events.v1.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly. Not safe for use by several threads. */
final class Utf8Text {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /**
   * Returns the text of {@code bytes}. The JDK's lenient decoder is several times as fast as its
   * strict one and puts U+FFFD in the place of what is not UTF-8, so only a text with U+FFFD in it
   * is looked at a second time.
   */
  String decode(byte[] bytes) throws Refusal {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(bytes);
  }

  private String decodeStrictly(byte[] bytes) throws Refusal {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    decoder.reset();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw invalidAt("at byte " + in.position());
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  /** Returns the text of {@code bytes} without a leading byte order mark. */
  String decodeDocument(byte[] bytes) throws Refusal {
    String text = decode(bytes);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  static Refusal invalidAt(String place) {
    return new Refusal(
        DeadLetterReason.INVALID_UTF8, "the record is not valid UTF-8 " + place + ": send UTF-8");
  }
}
