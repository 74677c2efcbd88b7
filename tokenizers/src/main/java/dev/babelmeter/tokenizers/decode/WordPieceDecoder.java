// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of WordPiece tokens: those with {@code prefix} join the one before, others follow a space.
 *
 * @param prefix what the tokens within a word begin with
 * @param cleanup whether the spaces that BERT puts before English punctuation and contractions go
 */
record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    List<String> decoded = new ArrayList<>();
    for (String token : tokens) {
      String text = token;
      if (!decoded.isEmpty()) {
        text = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
      }
      decoded.add(cleanup ? clean(text) : text);
    }
    return decoded;
  }

  private static String clean(String text) {
    return text.replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" do not", " don't")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }
}
