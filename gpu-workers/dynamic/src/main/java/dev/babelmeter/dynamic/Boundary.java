// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.Locale;

/** What a merged token may not reach across. */
public enum Boundary {
  /** A pre-token of GPT-2's pattern. */
  PRETOKEN,
  /** A word between white space. */
  WORD,
  /** A word, which punctuation joins only as a hyphen. */
  WORD_HYPHEN,
  /** A sentence: nothing but special tokens and the white space before words. */
  SENTENCE;

  /** Its name in tables and options: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
