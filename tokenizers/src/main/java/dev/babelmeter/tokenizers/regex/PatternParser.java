// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.regex.Node.Greed;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses Oniguruma's syntax (its doc/RE) as far as it is sure to mean the same here: sets,
 * literals, groups, alternatives, quantifiers, look-ahead, atomic groups and simple anchors.
 * Everything else is refused.
 */
final class PatternParser {
  /** A repeated group is unrolled up to this often. */
  private static final int MOST_COPIES = 16;

  private static final int DEEPEST = 50;

  private final int[] pattern;
  private int at;
  private boolean ignoreCase;
  private int depth;

  private PatternParser(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  static Node parse(String pattern) {
    PatternParser parser = new PatternParser(pattern);
    Node node = parser.choice();
    if (parser.at < parser.pattern.length) {
      throw unsupported("it has an unmatched parenthesis");
    }
    return node;
  }

  private Node choice() {
    if (++depth > DEEPEST) {
      throw unsupported("it has groups within groups more than " + DEEPEST + " deep");
    }
    List<Node> alternatives = new ArrayList<>();
    alternatives.add(chain());
    while (peek() == '|') {
      at++;
      alternatives.add(chain());
    }
    depth--;
    return alternatives.size() == 1 ? alternatives.get(0) : new Node.Choice(alternatives);
  }

  private Node chain() {
    List<Node> nodes = new ArrayList<>();
    int before = -1;
    while (at < pattern.length && peek() != '|' && peek() != ')') {
      int c = peek();
      boolean literal = ignoreCase && isAsciiLetter(c);
      if (literal && before >= 0) {
        CaseFolding.requireSingle(before, c);
      }
      before = literal ? c : -1;
      Node atom = atom();
      Node quantified = quantified(atom);
      if (quantified != atom) {
        before = -1;
        if (literal) {
          throw unsupported("it repeats a letter whose case is ignored");
        }
      }
      nodes.add(quantified);
    }
    return nodes.size() == 1 ? nodes.get(0) : new Node.Chain(nodes);
  }

  private Node atom() {
    int c = pattern[at++];
    return switch (c) {
      case '(' -> group();
      case '[' -> {
        CodePointSet set = CodePointSet.of(new SetParser(pattern, at, this::moveTo).parse());
        yield new Node.One(ignoreCase ? CaseFolding.variants(set) : set);
      }
      case '.' -> new Node.One(CodePointSet.of(x -> x != '\n'));
      case '^' -> new Node.Anchor(Node.Place.LINE_START);
      case '$' -> new Node.Anchor(Node.Place.LINE_END);
      case '\\' -> escape();
      case '*', '+', '?' -> throw unsupported("it has a quantifier without a target");
      default -> literal(c);
    };
  }

  private Node literal(int c) {
    if (!ignoreCase) {
      return new Node.One(CodePointSet.of(c));
    }
    if (c >= 0x80) {
      throw unsupported("it ignores the case of a character outside ASCII");
    }
    return new Node.One(CaseFolding.variants(c));
  }

  private Node escape() {
    if (at == pattern.length) {
      throw unsupported("it ends in a backslash");
    }
    int c = pattern[at];
    if (c == 'A' || c == 'z') {
      at++;
      return new Node.Anchor(c == 'A' ? Node.Place.TEXT_START : Node.Place.TEXT_END);
    }
    if (ignoreCase && (c == 'p' || c == 'P')) {
      throw unsupported("it ignores the case of a property");
    }
    SetParser sets = new SetParser(pattern, at, this::moveTo);
    return new Node.One(CodePointSet.of(sets.parseEscape()));
  }

  private void moveTo(int position) {
    at = position;
  }

  private Node group() {
    boolean outerCase = ignoreCase;
    Node node;
    if (peek() != '?') {
      node = choice();
    } else {
      at++;
      int kind = at < pattern.length ? pattern[at++] : 0;
      switch (kind) {
        case ':' -> node = choice();
        case '=' -> node = new Node.Look(choice(), false);
        case '!' -> node = new Node.Look(choice(), true);
        case '>' -> node = new Node.Atomic(choice());
        case 'i' -> {
          ignoreCase = true;
          if (at < pattern.length && pattern[at] == ':') {
            at++;
          } else {
            throw unsupported("it has an option that is not limited to a group");
          }
          node = choice();
        }
        default -> throw unsupported("it has a group of an unusual kind");
      }
    }
    if (peek() != ')') {
      throw unsupported("it has an unmatched parenthesis");
    }
    at++;
    ignoreCase = outerCase;
    return node;
  }

  private Node quantified(Node atom) {
    Node node = atom;
    while (true) {
      int c = peek();
      int min;
      int max;
      boolean interval = false;
      if (c == '*') {
        min = 0;
        max = -1;
        at++;
      } else if (c == '+') {
        min = 1;
        max = -1;
        at++;
      } else if (c == '?') {
        min = 0;
        max = 1;
        at++;
      } else if (c == '{') {
        at++;
        int[] bounds = bounds();
        min = bounds[0];
        max = bounds[1];
        interval = true;
      } else {
        return node;
      }
      if (node != atom) {
        throw unsupported("it repeats a repetition");
      }
      Greed greed = Greed.GREEDY;
      if (peek() == '?') {
        at++;
        greed = Greed.LAZY;
      } else if (peek() == '+' && !interval) {
        at++;
        greed = Greed.POSSESSIVE;
      }
      node = repeat(atom, min, max, greed);
    }
  }

  private static Node repeat(Node body, int min, int max, Greed greed) {
    if (body instanceof Node.Anchor || body instanceof Node.Look) {
      throw unsupported("it repeats a position");
    }
    if (!(body instanceof Node.One)
        && (max < 0 || max > MOST_COPIES || Lengths.shortest(body) == 0)) {
      throw unsupported("it repeats a group without a small limit");
    }
    return new Node.Repeat(body, min, max, greed);
  }

  private int[] bounds() {
    int min = number();
    int max = min;
    if (peek() == ',') {
      at++;
      max = peek() == '}' ? -1 : number();
    }
    if (min < 0 || peek() != '}' || (max >= 0 && max < min) || max > 1000 || min > 1000) {
      throw unsupported("it has an unusual interval");
    }
    at++;
    return new int[] {min, max};
  }

  private int number() {
    int start = at;
    int value = 0;
    while (peek() >= '0' && peek() <= '9' && at - start < 6) {
      value = 10 * value + pattern[at++] - '0';
    }
    return at == start ? -2 : value;
  }

  private int peek() {
    return at < pattern.length ? pattern[at] : -1;
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static UnsupportedPatternException unsupported(String reason) {
    return new UnsupportedPatternException(reason);
  }
}
