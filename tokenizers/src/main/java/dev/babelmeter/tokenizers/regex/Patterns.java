// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** Makes patterns. */
public final class Patterns {
  private Patterns() {}

  /**
   * Compiles an Oniguruma pattern.
   *
   * @throws UnsupportedPatternException when it is not sure to match as in Oniguruma
   */
  public static Pattern regex(String pattern) {
    Pattern known = KnownPatterns.find(pattern);
    return known == null ? BacktrackingPattern.compile(pattern) : known;
  }

  /**
   * A pattern that finds {@code literal}.
   *
   * @throws UnsupportedPatternException when it is empty
   */
  public static Pattern literal(String literal) {
    return new LiteralPattern(literal);
  }
}
