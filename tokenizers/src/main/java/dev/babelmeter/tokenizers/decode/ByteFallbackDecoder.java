// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of {@code <0xNN>} as the characters that their bytes spell. A run that is not well-formed as
 * a whole becomes a U+FFFD a byte.
 */
final class ByteFallbackDecoder implements Decoder {
  private static final int SPELLING_LENGTH = 6;

  @Override
  public List<String> decode(List<String> tokens) {
    List<String> decoded = new ArrayList<>();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (String token : tokens) {
      int value = valueOf(token);
      if (value >= 0) {
        run.write(value);
      } else {
        flush(run, decoded);
        decoded.add(token);
      }
    }
    flush(run, decoded);
    return decoded;
  }

  private static void flush(ByteArrayOutputStream run, List<String> decoded) {
    if (run.size() > 0) {
      decoded.add(text(run.toByteArray()));
      run.reset();
    }
  }

  @SuppressWarnings("UnusedException") // the replacement is the answer
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "\uFFFD".repeat(bytes.length);
    }
  }

  /** The byte that {@code token} spells as {@code <0xNN>}, or -1. */
  private static int valueOf(String token) {
    if (token.length() != SPELLING_LENGTH || !token.startsWith("<0x") || !token.endsWith(">")) {
      return -1;
    }
    int high = digit(token.charAt(3));
    int low = digit(token.charAt(4));
    // The reference reads "+A" as a number too.
    return low < 0 ? -1 : high >= 0 ? high << 4 | low : token.charAt(3) == '+' ? low : -1;
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
