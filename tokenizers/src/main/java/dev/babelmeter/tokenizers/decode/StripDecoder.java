// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import java.util.List;

/** Tokens without up to {@code start} and {@code stop} times {@code content} at their ends. */
record StripDecoder(int content, int start, int stop) implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    return tokens.stream().map(this::strip).toList();
  }

  private String strip(String token) {
    int[] text = token.codePoints().toArray();
    int from = 0;
    while (from < text.length && from < start && text[from] == content) {
      from++;
    }
    int to = text.length;
    while (to > from && text.length - to < stop && text[to - 1] == content) {
      to--;
    }
    return new String(text, from, to - from);
  }
}
