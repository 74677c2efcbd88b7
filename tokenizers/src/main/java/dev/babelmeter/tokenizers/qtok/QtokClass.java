// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import java.util.List;
import java.util.Locale;

/** Qtok's classes of tokens, in the order of its tables. */
enum QtokClass {
  CONTROL_TOKENS,
  PURE_UNICODE,
  CHAR_ALPHA,
  SPACED_ALPHA,
  INNER_ALPHA,
  CHAR_OTHER,
  SPACED_OTHER,
  INNER_OTHER,
  UNICODE_FLANKS,
  CHAR_ERRORS,
  SPACED_ERRORS,
  INNER_ERRORS;

  /** The classes of tokens in letters of one script. */
  static final List<QtokClass> ALPHA = List.of(CHAR_ALPHA, SPACED_ALPHA, INNER_ALPHA);

  /** The column's name. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isAlpha() {
    return ALPHA.contains(this);
  }
}
