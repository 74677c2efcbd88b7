// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

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

  /**
   * Where texts may be cut before {@link #regex} of {@code pattern} looks at them.
   *
   * @throws UnsupportedPatternException as {@link #regex}
   */
  public static PatternCuts regexCuts(String pattern) {
    return PatternCuts.of(PatternParser.parse(pattern));
  }

  /** Where texts may be cut before {@code literal} is looked for in them. */
  public static PatternCuts literalCuts(String literal) {
    List<Node> nodes = new ArrayList<>();
    literal.codePoints().forEach(c -> nodes.add(new Node.One(CodePointSet.of(c))));
    return PatternCuts.of(nodes.size() == 1 ? nodes.get(0) : new Node.Chain(nodes));
  }

  /** Where texts may be cut before a run of characters of one of {@code kinds} is a match. */
  public static PatternCuts runCuts(List<IntPredicate> kinds) {
    List<Node> runs = new ArrayList<>();
    for (IntPredicate kind : kinds) {
      runs.add(new Node.Repeat(new Node.One(CodePointSet.of(kind)), 1, -1, Node.Greed.GREEDY));
    }
    return PatternCuts.of(new Node.Choice(runs));
  }

  /** Where texts may be cut before every character of {@code kind} is a match. */
  public static PatternCuts characterCuts(IntPredicate kind) {
    return PatternCuts.of(new Node.One(CodePointSet.of(kind)));
  }
}
