// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

/**
 * What becomes of a token that is decoded and encoded again, after Land and Bartolo, "Fishing for
 * Magikarp" (EMNLP 2024), whose published counts these are: <a
 * href="https://github.com/cohere-ai/magikarp">cohere-ai/magikarp</a>, {@code tokenization.py} and
 * {@code utils.py}. Every token has one class, the first of {@link #SPECIAL}, {@link #SINGLE_BYTE},
 * {@link #REACHABLE}, {@link #FRAGMENT} and {@link #UNREACHABLE} that fits.
 */
public enum TokenClass {
  /** Its text becomes this token again. */
  REACHABLE,
  /** Its text becomes something else, so no text that was tried becomes it. */
  UNREACHABLE,
  /** It is no whole character of UTF-8: its text holds U+FFFD and becomes something else. */
  FRAGMENT,
  /** It stands for one byte: a byte's own token, or one character of ASCII. */
  SINGLE_BYTE,
  /** An added token that is special, or one that is spelt {@code <...>} or {@code [...]}. */
  SPECIAL
}
