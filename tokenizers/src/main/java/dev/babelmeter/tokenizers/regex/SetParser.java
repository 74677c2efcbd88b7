// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.GeneralCategory;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Parses sets and escapes: {@code [...]}, {@code \s}, {@code \p{L}}, {@code \x{3400}}. */
final class SetParser {
  private static final int DEEPEST = 50;

  private final int[] pattern;
  private final IntConsumer end;
  private int at;
  private int depth;

  /** Parses from {@code at}; {@code end} takes the position after what was parsed. */
  SetParser(int[] pattern, int at, IntConsumer end) {
    this.pattern = pattern;
    this.at = at;
    this.end = end;
  }

  /** Parses a set whose opening bracket has been read. */
  IntPredicate parse() {
    IntPredicate set = set();
    end.accept(at);
    return set;
  }

  /** Parses an escape whose backslash has been read. */
  IntPredicate parseEscape() {
    IntPredicate set = classEscape();
    if (set == null) {
      int c = characterEscape();
      set = x -> x == c;
    }
    end.accept(at);
    return set;
  }

  private IntPredicate set() {
    if (++depth > DEEPEST) {
      throw unsupported("it has sets within sets more than " + DEEPEST + " deep");
    }
    boolean negative = peek() == '^';
    if (negative) {
      at++;
    }
    if (peek() == ']') {
      throw unsupported("it has a set that begins with a bracket");
    }
    IntPredicate members = x -> false;
    IntPredicate intersection = null;
    while (peek() != ']') {
      if (peek() == '&' && at + 1 < pattern.length && pattern[at + 1] == '&') {
        at += 2;
        intersection = intersection == null ? members : intersection.and(members);
        members = x -> false;
        continue;
      }
      members = members.or(item());
    }
    at++;
    depth--;
    IntPredicate all = intersection == null ? members : intersection.and(members);
    return negative ? all.negate() : all;
  }

  private IntPredicate item() {
    int c = next();
    if (c == '[') {
      if (peek() == ':') {
        throw unsupported("it has a POSIX bracket");
      }
      return set();
    }
    int first = c;
    if (c == '\\') {
      IntPredicate escaped = classEscape();
      if (escaped != null) {
        if (peek() == '-' && at + 1 < pattern.length && pattern[at + 1] != ']') {
          throw unsupported("it has a range that begins with a class");
        }
        return escaped;
      }
      first = characterEscape();
    }
    if (peek() != '-' || at + 1 >= pattern.length || pattern[at + 1] == ']') {
      int single = first;
      return x -> x == single;
    }
    at++;
    int last = next();
    if (last == '[' || last == '&') {
      throw unsupported("it has a range of an unusual kind");
    }
    if (last == '\\') {
      if (peek() == 'p' || peek() == 'P' || "sSdDwW".indexOf(peek()) >= 0) {
        throw unsupported("it has a range that ends with a class");
      }
      last = characterEscape();
    }
    int low = first;
    int high = last;
    if (high < low) {
      throw unsupported("it has an empty range");
    }
    return x -> x >= low && x <= high;
  }

  /** A class after a backslash, or null when a character follows. */
  private @org.jspecify.annotations.Nullable IntPredicate classEscape() {
    int c = peek();
    switch (c) {
      case 's', 'S', 'w', 'W', 'd', 'D' -> at++;
      case 'p', 'P' -> {
        at++;
        return property(c == 'P');
      }
      default -> {
        return null;
      }
    }
    IntPredicate set =
        switch (Character.toLowerCase(c)) {
          case 's' -> x -> CharacterProperties.has(x, CharacterProperties.REGEX_SPACE);
          case 'w' -> x -> CharacterProperties.has(x, CharacterProperties.REGEX_WORD);
          default -> categories("Nd");
        };
    return Character.isUpperCase(c) ? set.negate() : set;
  }

  private IntPredicate property(boolean negative) {
    StringBuilder name = new StringBuilder();
    boolean inverse = negative;
    if (peek() == '{') {
      at++;
      if (peek() == '^') {
        at++;
        inverse = !inverse;
      }
      while (peek() != '}') {
        name.appendCodePoint(next());
      }
      at++;
    } else {
      name.appendCodePoint(next());
    }
    IntPredicate set = named(name.toString());
    return inverse ? set.negate() : set;
  }

  private static IntPredicate named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "han" -> script(CharacterProperties.HAN);
      case "hiragana" -> script(CharacterProperties.HIRAGANA);
      case "katakana" -> script(CharacterProperties.KATAKANA);
      case "hangul" -> script(CharacterProperties.HANGUL);
      case "letter" -> categories("L");
      case "mark" -> categories("M");
      case "number" -> categories("N");
      case "punctuation" -> categories("P");
      case "symbol" -> categories("S");
      default -> categories(name);
    };
  }

  private static IntPredicate script(int mask) {
    return x -> CharacterProperties.has(x, mask);
  }

  private static IntPredicate categories(String name) {
    int bits = GeneralCategory.bits(name);
    if (bits == 0) {
      throw unsupported("it has the property " + name);
    }
    return x -> CharacterProperties.inCategories(x, bits);
  }

  private int characterEscape() {
    int c = next();
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      case 'a' -> 0x07;
      case 'e' -> 0x1B;
      case 'u' -> hexadecimal(4);
      case 'x' -> peek() == '{' ? bracedNumber() : byteNumber();
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw unsupported("it has the escape \\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private int byteNumber() {
    int value = hexadecimal(2);
    if (value >= 0x80) {
      throw unsupported("it has a byte outside ASCII");
    }
    return value;
  }

  private int bracedNumber() {
    int start = ++at;
    while (peek() != '}') {
      at++;
    }
    int digits = at - start;
    at = start;
    int value = hexadecimal(digits);
    at++;
    return value;
  }

  private int hexadecimal(int digits) {
    int value = 0;
    if (digits < 1 || digits > 6) {
      throw unsupported("it has a number of an unusual length");
    }
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw unsupported("it has a number that is not hexadecimal");
      }
      value = value << 4 | digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw unsupported("it has a number that is no code point");
    }
    return value;
  }

  private int peek() {
    if (at >= pattern.length) {
      throw unsupported("it ends within a set");
    }
    return pattern[at];
  }

  private int next() {
    int c = peek();
    at++;
    return c;
  }

  private static UnsupportedPatternException unsupported(String reason) {
    return new UnsupportedPatternException(reason);
  }
}
