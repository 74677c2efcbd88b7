// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Locale;

/**
 * What is encoded at a time. The same text has different numbers of tokens under each, because
 * tokens may span what a finer unit divides.
 */
public enum Granularity {
  /** All lines of a language joined by a space are one text, as in Petrov et al. 2023. */
  CORPUS,
  /** Each line is a text, as in Arnett et al. 2025. */
  LINE,
  /** Each text of a stream is encoded as it came. */
  TEXT,
  /** Each word is a text, as in the single-token retention rate (arXiv 2510.09947). */
  WORD;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
