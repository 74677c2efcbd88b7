// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.qtok;

import java.util.List;
import java.util.Locale;

/** Qtok's classes of tokens, in the order of its tables. */
public enum QtokClass {
  /** Names in angle or square brackets that are no HTML. */
  CONTROL_TOKENS,
  /** One of the 256 characters that stand for bytes. */
  PURE_UNICODE,
  /** One letter. */
  CHAR_ALPHA,
  /** Letters of one script after a space. */
  SPACED_ALPHA,
  /** Letters of one script. */
  INNER_ALPHA,
  /** One other character. */
  CHAR_OTHER,
  /** Anything else after a space. */
  SPACED_OTHER,
  /** Anything else. */
  INNER_OTHER,
  /** Parts of characters in UTF-8. */
  UNICODE_FLANKS,
  /** One character without a name. */
  CHAR_ERRORS,
  /** With a character without a name, after a space. */
  SPACED_ERRORS,
  /** With a character without a name. */
  INNER_ERRORS;

  /** The classes of tokens in letters of one script. */
  public static final List<QtokClass> ALPHA = List.of(CHAR_ALPHA, SPACED_ALPHA, INNER_ALPHA);

  /** The column's name. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its tokens are in letters of one script. */
  public boolean isAlpha() {
    return ALPHA.contains(this);
  }
}
