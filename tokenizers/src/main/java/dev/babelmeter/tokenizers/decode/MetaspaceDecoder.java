// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Spaces of {@code replacement}.
 *
 * @param replacement the code point that stands for a space
 * @param keepsFirst whether those of the first token are spaces too, rather than what was put in
 *     front of the text
 */
record MetaspaceDecoder(int replacement, boolean keepsFirst) implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    String marker = Character.toString(replacement);
    List<String> decoded = new ArrayList<>();
    for (String token : tokens) {
      decoded.add(token.replace(marker, decoded.isEmpty() && !keepsFirst ? "" : " "));
    }
    return decoded;
  }
}
