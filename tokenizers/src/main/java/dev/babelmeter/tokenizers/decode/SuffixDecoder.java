// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.ArrayList;
import java.util.List;

/** Words that end with {@code suffix}, with a space after all but the last token. */
record SuffixDecoder(String suffix) implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    List<String> decoded = new ArrayList<>();
    for (String token : tokens) {
      decoded.add(token.replace(suffix, decoded.size() == tokens.size() - 1 ? "" : " "));
    }
    return decoded;
  }
}
