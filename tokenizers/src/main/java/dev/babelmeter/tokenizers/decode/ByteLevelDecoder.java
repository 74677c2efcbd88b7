// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes of GPT-2's visible characters. A token with any other character stands for its own UTF-8,
 * as added tokens do.
 */
final class ByteLevelDecoder implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String token : tokens) {
      bytes.writeBytes(bytes(token));
    }
    return List.of(LossyUtf8.decode(bytes.toByteArray()));
  }

  private static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      int value = VisibleBytes.of(token.charAt(i));
      if (value < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }
}
