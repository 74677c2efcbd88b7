// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.List;

/** {@code \w+|[^\w\s]+} with the classes of Rust's crate {@code regex}. */
public final class RustWords implements Pattern {
  @Override
  public long find(int[] text, int from, int to, int at) {
    int start = at;
    while (start < to && is(text[start], CharacterProperties.RUST_SPACE)) {
      start++;
    }
    if (start == to) {
      return NO_MATCH;
    }
    boolean word = is(text[start], CharacterProperties.RUST_WORD);
    int end = start + 1;
    while (end < to
        && is(text[end], CharacterProperties.RUST_WORD) == word
        && (word || !is(text[end], CharacterProperties.RUST_SPACE))) {
      end++;
    }
    return Pattern.match(start, end);
  }

  @Override
  public boolean mayBegin(int codePoint) {
    return !is(codePoint, CharacterProperties.RUST_SPACE);
  }

  private static boolean is(int codePoint, int property) {
    return CharacterProperties.has(codePoint, property);
  }

  /** Where texts may be cut before the words are looked for. */
  public static PatternCuts cuts() {
    return Patterns.runCuts(
        List.of(
            c -> is(c, CharacterProperties.RUST_WORD),
            c -> !is(c, CharacterProperties.RUST_WORD) && !is(c, CharacterProperties.RUST_SPACE)));
  }
}
