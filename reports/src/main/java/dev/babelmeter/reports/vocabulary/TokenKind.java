// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import java.util.Locale;

/** What a token is made of; every token is of the first kind that fits. */
public enum TokenKind {
  /** An added token that stands for no text, or one kept in reserve. */
  SPECIAL,
  /** One byte: a token {@code <0xNN>}, or a byte that is no character by itself. */
  BYTE,
  /** Several bytes that are not whole characters in UTF-8. */
  FRAGMENT,
  /** White space only. */
  WHITE_SPACE,
  /** Letters and their marks only. */
  LETTERS,
  /** Decimal digits only. */
  DIGITS,
  /** Assigned characters that are neither letters nor digits nor all white space. */
  SYMBOLS,
  /** Control characters, private use and what is not assigned, beside whatever else. */
  UNASSIGNED,
  /** Anything else, such as letters with digits or punctuation. */
  MIXED;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
