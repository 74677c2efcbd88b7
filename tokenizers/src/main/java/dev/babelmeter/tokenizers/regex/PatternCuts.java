// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.ArrayList;
import java.util.List;

/**
 * Where texts may be cut before a pattern looks for its matches in them, read off the pattern
 * itself.
 *
 * <p>Every character that an attempt to match consumes stands for a position of the pattern, and
 * only certain positions follow one another (Glushkov, The abstract theory of automata, 1961). When
 * no position of the left character is followed by one of the right character, no attempt, whether
 * it succeeds or not, goes on across the place; when no look-ahead follows a position of the left
 * character, no attempt looks across. Then every attempt ends the same in the parts and in the
 * whole.
 *
 * <p>A character that the pattern matches alone, whatever follows, is never left between matches:
 * there a match begins or ends at the place.
 */
public final class PatternCuts {
  private static final int MOST_SETS = 64;
  private static final int PAGES = Character.MAX_CODE_POINT + 1 >> 8;

  private final List<CodePointSet> sets = new ArrayList<>();

  /** For each set, the sets whose characters may be consumed right after one of it. */
  private final long[] following = new long[MOST_SETS];

  /** Of pages of 256 code points, whether all have one class, and which. */
  private final boolean[] uniform = new boolean[PAGES];

  private final long[] uniformClasses = new long[PAGES];

  private long beforeLook;
  private boolean anchored;
  private long alone;
  private long visible;
  private boolean single;

  /** What a node begins and ends with: bit sets of sets of characters. */
  private record Ends(boolean nullable, long first, long last, boolean looksFirst) {
    static final Ends EMPTY = new Ends(true, 0, 0, false);
  }

  private PatternCuts() {}

  /** The cuts of {@code node}; of a pattern with too many sets, none anywhere. */
  static PatternCuts of(Node node) {
    PatternCuts cuts = new PatternCuts();
    try {
      cuts.read(node);
      cuts.alone = cuts.alone(node);
      cuts.single = node instanceof Node.One;
      cuts.findVisible();
      cuts.findUniformPages();
    } catch (TooManySetsException e) {
      cuts.anchored = true;
    }
    return cuts;
  }

  /**
   * Which sets of the pattern hold {@code codePoint}: characters of equal classes are cut alike.
   */
  public long classOf(int codePoint) {
    int page = codePoint >> 8;
    return uniform[page] ? uniformClasses[page] : findClass(codePoint);
  }

  private void findUniformPages() {
    for (int page = 0; page < PAGES; page++) {
      int first = page << 8;
      uniform[page] = sets.stream().allMatch(set -> set.isUniformAround(first));
      uniformClasses[page] = findClass(first);
    }
  }

  private long findClass(int codePoint) {
    long found = 0;
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).test(codePoint)) {
        found |= 1L << i;
      }
    }
    return found;
  }

  /**
   * What holds between {@code left} and {@code right}.
   *
   * @param left a code point; -1 for any text, -2 for any that does not end in white space
   */
  public Cut between(int left, int right) {
    long behind = classOf(right);
    if (left >= 0) {
      return between(classOf(left), behind, true);
    }
    return between(left == -1 ? -1L : visible, behind, false);
  }

  private Cut between(long left, long right, boolean known) {
    if (anchored || (left & beforeLook) != 0) {
      return Cut.NONE;
    }
    for (long rest = left; rest != 0; rest &= rest - 1) {
      if ((following[Long.numberOfTrailingZeros(rest)] & right) != 0) {
        return Cut.NONE;
      }
    }
    return (((known ? left : 0) | right) & alone) != 0 ? Cut.ALWAYS : Cut.OPEN;
  }

  private void findVisible() {
    for (int i = 0; i < sets.size(); i++) {
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        if (sets.get(i).test(c) && !isSpace(c)) {
          visible |= 1L << i;
          break;
        }
      }
    }
  }

  private static boolean isSpace(int codePoint) {
    return CharacterProperties.has(
        codePoint,
        CharacterProperties.WHITESPACE
            | CharacterProperties.REGEX_SPACE
            | CharacterProperties.RUST_SPACE);
  }

  private Ends read(Node node) {
    if (node instanceof Node.One one) {
      long set = 1L << indexOf(one.set());
      return new Ends(false, set, set, false);
    }
    if (node instanceof Node.Chain chain) {
      Ends ends = Ends.EMPTY;
      for (Node part : chain.nodes()) {
        ends = join(ends, read(part));
      }
      return ends;
    }
    if (node instanceof Node.Choice choice) {
      return choice.alternatives().stream()
          .map(this::read)
          .reduce(PatternCuts::either)
          .orElseThrow();
    }
    if (node instanceof Node.Repeat repeat) {
      return repeated(repeat);
    }
    if (node instanceof Node.Atomic atomic) {
      return read(atomic.body());
    }
    if (node instanceof Node.Look look) {
      read(look.body());
      return new Ends(true, 0, 0, true);
    }
    anchored = true;
    return Ends.EMPTY;
  }

  private Ends repeated(Node.Repeat repeat) {
    Ends body = read(repeat.body());
    if (repeat.max() != 1) {
      join(body, body);
    }
    return new Ends(
        body.nullable() || repeat.min() == 0, body.first(), body.last(), body.looksFirst());
  }

  /** Notes that {@code right} comes after {@code left}. */
  private Ends join(Ends left, Ends right) {
    for (long rest = left.last(); rest != 0; rest &= rest - 1) {
      following[Long.numberOfTrailingZeros(rest)] |= right.first();
    }
    if (right.looksFirst()) {
      beforeLook |= left.last();
    }
    return new Ends(
        left.nullable() && right.nullable(),
        left.nullable() ? left.first() | right.first() : left.first(),
        right.nullable() ? left.last() | right.last() : right.last(),
        left.looksFirst() || (left.nullable() && right.looksFirst()));
  }

  private static Ends either(Ends one, Ends other) {
    return new Ends(
        one.nullable() || other.nullable(),
        one.first() | other.first(),
        one.last() | other.last(),
        one.looksFirst() || other.looksFirst());
  }

  /** The sets whose characters {@code node} matches alone, without looking further. */
  private long alone(Node node) {
    if (node instanceof Node.One one) {
      return 1L << indexOf(one.set());
    }
    if (node instanceof Node.Choice choice) {
      long found = 0;
      for (Node alternative : choice.alternatives()) {
        found |= alone(alternative);
      }
      return found;
    }
    if (node instanceof Node.Chain chain) {
      long found = 0;
      for (Node part : chain.nodes()) {
        boolean othersMayBeEmpty =
            chain.nodes().stream().allMatch(other -> other == part || mayBeEmpty(other));
        found |= othersMayBeEmpty ? alone(part) : 0;
      }
      return found;
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat.min() <= 1 ? alone(repeat.body()) : 0;
    }
    return 0;
  }

  /** Whether {@code node} matches an empty text wherever it is tried. */
  private static boolean mayBeEmpty(Node node) {
    if (node instanceof Node.Repeat repeat) {
      // A possessive or atomic part takes what a later part needs.
      return repeat.min() == 0 && repeat.greed() != Node.Greed.POSSESSIVE;
    }
    return node instanceof Node.Chain chain
        && chain.nodes().stream().allMatch(PatternCuts::mayBeEmpty);
  }

  private int indexOf(CodePointSet set) {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).equals(set)) {
        return i;
      }
    }
    if (sets.size() == MOST_SETS) {
      throw new TooManySetsException();
    }
    sets.add(set);
    return sets.size() - 1;
  }

  /** The pattern has more sets than a long has bits. */
  private static final class TooManySetsException extends RuntimeException {}

  /** Whether every match is one character, and which are does not depend on others. */
  public boolean isSingle() {
    return single;
  }

  /** Whether the pattern matches each character of the class {@code kind} alone. */
  public boolean matches(long kind) {
    return (kind & alone) != 0;
  }
}
