// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.pipeline.Cuts;
import dev.babelmeter.tokenizers.regex.Cut;
import dev.babelmeter.tokenizers.tally.Whitespace;
import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.GeneralCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a text may be cut for every vocabulary of a set. Code points that are alike in all of them
 * share a class; a table holds what there is between two classes. Immutable.
 */
final class CutTable {
  /** Between two classes: no cut. */
  static final byte NONE = 0;

  /** A cut. */
  static final byte ALWAYS = 1;

  /** A cut where no token spans the two characters. */
  static final byte UNLESS_SPANNED = 2;

  /** Class of surrogates among UTF-16 units: the class is that of the code point. */
  static final int SURROGATE = 255;

  private static final int MOST_CLASSES = 255;
  private static final int WORD = GeneralCategory.bits("L") | GeneralCategory.bits("M");
  private static final int NUMBER = GeneralCategory.bits("N");

  private final byte[] classes = new byte[Character.MAX_CODE_POINT + 1];
  private final byte[] units = new byte[1 << 16];
  private final byte[] between;
  private final long[] kept;
  private final long[] misplaced;
  private final boolean[] beginsAdded;

  private CutTable(List<Countable> vocabularies, Signatures signatures, boolean[] beginsAdded) {
    int size = signatures.representatives.size();
    System.arraycopy(signatures.classes, 0, classes, 0, classes.length);
    System.arraycopy(classes, 0, units, 0, units.length);
    Arrays.fill(units, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, (byte) SURROGATE);
    between = new byte[size << 8];
    kept = new long[size];
    misplaced = new long[size];
    this.beginsAdded = beginsAdded;
    for (int left = 0; left < size; left++) {
      int a = signatures.representatives.get(left);
      for (int v = 0; v < vocabularies.size(); v++) {
        Cuts cuts = vocabularies.get(v).pipeline().cuts();
        kept[left] |= cuts.keeps(a) ? 1L << v : 0;
        misplaced[left] |= cuts.misplaces(a) ? 1L << v : 0;
      }
      for (int right = 0; right < size; right++) {
        between[left << 8 | right] =
            between(vocabularies, a, signatures.representatives.get(right));
      }
    }
  }

  private static byte between(List<Countable> vocabularies, int left, int right) {
    Cut least = Cut.ALWAYS;
    for (Countable vocabulary : vocabularies) {
      Cut cut = vocabulary.pipeline().cuts().between(left, right);
      least = cut.compareTo(least) < 0 ? cut : least;
    }
    if (least == Cut.OPEN) {
      // Looking for tokens within words costs more than longer parts do.
      return kind(left) == kind(right) ? NONE : UNLESS_SPANNED;
    }
    return least == Cut.ALWAYS ? ALWAYS : NONE;
  }

  private static int kind(int codePoint) {
    if (CharacterProperties.inCategories(codePoint, WORD)) {
      return 1;
    }
    if (CharacterProperties.inCategories(codePoint, NUMBER)) {
      return 2;
    }
    return Whitespace.is(codePoint) ? 3 : 4;
  }

  /**
   * The table of {@code vocabularies}, at most 64.
   *
   * @param added the added tokens that must be found before a text is cut
   */
  static CutTable of(List<Countable> vocabularies, AddedTokenScan added) {
    Signatures signatures = new Signatures(vocabularies, added);
    boolean[] begins = new boolean[signatures.representatives.size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = added.mayBegin(signatures.representatives.get(i));
    }
    return new CutTable(vocabularies, signatures, begins);
  }

  /** The class of each UTF-16 unit, {@link #SURROGATE} for surrogates; not to be changed. */
  byte[] units() {
    return units;
  }

  /** By left class times 256 plus right class, what there is between them; not to be changed. */
  byte[] between() {
    return between;
  }

  /** The class of {@code codePoint}. */
  int classOf(int codePoint) {
    return classes[codePoint] & 0xFF;
  }

  /** Bits of the vocabularies whose models see the code points of a class as they are. */
  long kept(int kind) {
    return kept[kind];
  }

  /** Bits of the vocabularies under which a text is not cut that begins with a class. */
  long misplaced(int kind) {
    return misplaced[kind];
  }

  /** By class, whether an added token may begin with its code points; not to be changed. */
  boolean[] beginsAdded() {
    return beginsAdded;
  }

  /** Code points by what the vocabularies tell of them. */
  private static final class Signatures {
    final byte[] classes = new byte[Character.MAX_CODE_POINT + 1];
    final List<Integer> representatives = new ArrayList<>();

    private final long[] signature = new long[1 << 12];
    private int length;

    Signatures(List<Countable> vocabularies, AddedTokenScan added) {
      Map<List<Long>, Integer> known = new HashMap<>();
      long[] last = new long[0];
      int lastClass = 0;
      for (int c = 0; c < classes.length; c++) {
        length = 0;
        add(kind(c));
        add(added.mayBegin(c) ? 1 : 0);
        for (Countable vocabulary : vocabularies) {
          vocabulary.pipeline().cuts().classify(c, this::add);
        }
        if (!Arrays.equals(signature, 0, length, last, 0, last.length)) {
          last = Arrays.copyOf(signature, length);
          List<Long> key = Arrays.stream(last).boxed().toList();
          Integer found = known.get(key);
          if (found == null) {
            found = known.size();
            known.put(key, found);
            representatives.add(c);
          }
          lastClass = found;
        }
        classes[c] = (byte) lastClass;
      }
      if (known.size() > MOST_CLASSES) {
        throw new IllegalStateException(
            "the vocabularies divide characters into " + known.size() + " classes");
      }
    }

    private void add(long property) {
      signature[length++] = property;
    }
  }
}
