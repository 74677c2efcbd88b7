// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import dev.babelmeter.tokenizers.unicode.IntMap;
import dev.babelmeter.tokenizers.unicode.Normalization;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * NFC, NFD, NFKC and NFKD (Unicode Standard Annex 15), with the changes that the reference's crate
 * reports for its alignments.
 */
record UnicodeNormalizer(boolean compose, boolean compatibility) implements Normalizer {
  /** Longest full decomposition of a code point. */
  private static final int LONGEST = 18;

  /** Runs of marks up to this length are sorted by insertion, longer ones in n log n. */
  private static final int SHORT_RUN = 24;

  private static final int NONE = -1;

  @Override
  public boolean keeps(int codePoint) {
    return codePoint < 0x80 || !CharacterProperties.has(codePoint, unstable());
  }

  /**
   * The quick check of Unicode Standard Annex 15, section 9; a character that may compose backward
   * is looked at beside the last starter.
   */
  @Override
  public boolean keepsText(int[] text, int length) {
    int mask = unstable();
    int lastClass = 0;
    int starter = NONE;
    for (int i = 0; i < length; i++) {
      int c = text[i];
      if (c < 0x80 || !CharacterProperties.has(c, mask)) {
        lastClass = 0;
        starter = c;
        continue;
      }
      int combiningClass = Normalization.combiningClass(c);
      if ((combiningClass != 0 && combiningClass < lastClass)
          || (decomposes(c) && !(compose && isComposed(c)))
          || (compose && mayCompose(starter, c))) {
        return false;
      }
      lastClass = combiningClass;
      starter = combiningClass == 0 ? c : starter;
    }
    return true;
  }

  private boolean decomposes(int codePoint) {
    return CharacterProperties.has(
        codePoint,
        compatibility
            ? CharacterProperties.COMPATIBILITY_DECOMPOSITION
            : CharacterProperties.CANONICAL_DECOMPOSITION);
  }

  private boolean mayCompose(int starter, int codePoint) {
    return starter != NONE
        && CharacterProperties.has(codePoint, CharacterProperties.COMPOSES_BACKWARD)
        && (decomposes(starter) || Normalization.compose(starter, codePoint) != IntMap.ABSENT);
  }

  /** Whether what {@code codePoint} decomposes to composes to it again. */
  private boolean isComposed(int codePoint) {
    return Normalization.isComposed(codePoint)
        && !(compatibility && Normalization.isCompatible(codePoint));
  }

  private int unstable() {
    return CharacterProperties.REORDERS
        | (compatibility
            ? CharacterProperties.COMPATIBILITY_DECOMPOSITION
            : CharacterProperties.CANONICAL_DECOMPOSITION)
        | (compose ? CharacterProperties.COMPOSES_BACKWARD : 0);
  }

  @Override
  public void normalize(WorkText text, Scratch scratch) {
    int mask = unstable();
    int i = 0;
    while (i < text.length && !CharacterProperties.has(text.text[i], mask)) {
      i++;
    }
    if (i == text.length) {
      return;
    }
    Buffer buffer = scratch.normalization;
    decompose(text, buffer);
    text.begin();
    if (compose) {
      recompose(text, buffer);
    } else {
      for (int j = 0; j < buffer.length; j++) {
        text.put(buffer.text[j], buffer.changes[j]);
      }
    }
    text.end();
  }

  private void decompose(WorkText text, Buffer buffer) {
    buffer.length = 0;
    int pending = 0;
    for (int i = 0; i < text.length; i++) {
      int n = Normalization.decompose(text.text[i], compatibility, buffer.decomposition);
      for (int j = 0; j < n; j++) {
        int c = buffer.decomposition[j];
        int combiningClass = Normalization.combiningClass(c);
        if (combiningClass == 0) {
          buffer.sort(pending);
          pending = buffer.length + 1;
        }
        buffer.add(c, j == 0 ? 0 : 1, combiningClass);
      }
    }
    buffer.sort(pending);
  }

  private static void recompose(WorkText text, Buffer buffer) {
    int starter = NONE;
    int starterChange = 0;
    int lastClass = NONE;
    int kept = 0;
    for (int i = 0; i < buffer.length; i++) {
      int c = buffer.text[i];
      int change = buffer.changes[i];
      int combiningClass = buffer.classes[i];
      if (starter == NONE) {
        if (combiningClass != 0) {
          text.put(c, change);
        } else {
          starter = c;
          starterChange = change;
        }
        continue;
      }
      boolean blocked = lastClass != NONE && lastClass >= combiningClass;
      int composed = blocked ? IntMap.ABSENT : Normalization.compose(starter, c);
      if (composed != IntMap.ABSENT) {
        starter = composed;
        starterChange += change - 1;
      } else if (combiningClass == 0) {
        kept = flush(text, buffer, starter, starterChange, kept);
        starter = c;
        starterChange = change;
        lastClass = NONE;
      } else {
        // What does not compose waits behind its starter, in the part already read.
        buffer.text[kept] = c;
        buffer.changes[kept++] = change;
        lastClass = combiningClass;
      }
    }
    if (starter != NONE) {
      flush(text, buffer, starter, starterChange, kept);
    }
  }

  private static int flush(WorkText text, Buffer buffer, int starter, int change, int kept) {
    text.put(starter, change);
    for (int i = 0; i < kept; i++) {
      text.put(buffer.text[i], buffer.changes[i]);
    }
    return 0;
  }

  /** Decomposed text. */
  static final class Buffer {
    private final int[] decomposition = new int[LONGEST];
    private int[] text = new int[256];
    private int[] changes = new int[256];
    private int[] classes = new int[256];
    private int length;
    private long[] keys = new long[0];
    private int[] copy = new int[0];

    private void add(int codePoint, int change, int combiningClass) {
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
        changes = Arrays.copyOf(changes, 2 * length);
        classes = Arrays.copyOf(classes, 2 * length);
      }
      text[length] = codePoint;
      changes[length] = change;
      classes[length++] = combiningClass;
    }

    /** Sorts what follows {@code start} by combining class and keeps the order of equals. */
    private void sort(int start) {
      if (length - start < 2) {
        return;
      }
      if (length - start > SHORT_RUN) {
        sortLong(start);
        return;
      }
      for (int i = start + 1; i < length; i++) {
        int c = text[i];
        int change = changes[i];
        int key = classes[i];
        int j = i - 1;
        for (; j >= start && classes[j] > key; j--) {
          text[j + 1] = text[j];
          changes[j + 1] = changes[j];
          classes[j + 1] = classes[j];
        }
        text[j + 1] = c;
        changes[j + 1] = change;
        classes[j + 1] = key;
      }
    }

    private void sortLong(int start) {
      int n = length - start;
      if (keys.length < n) {
        keys = new long[2 * n];
        copy = new int[4 * n];
      }
      for (int i = 0; i < n; i++) {
        keys[i] = (long) classes[start + i] << 32 | i;
        copy[2 * i] = text[start + i];
        copy[2 * i + 1] = changes[start + i];
      }
      Arrays.sort(keys, 0, n);
      for (int i = 0; i < n; i++) {
        int source = (int) keys[i];
        text[start + i] = copy[2 * source];
        changes[start + i] = copy[2 * source + 1];
        classes[start + i] = (int) (keys[i] >>> 32);
      }
    }
  }

  /**
   * A character that is not kept may reorder or compose with those before it. What it becomes ends
   * in white space only if its decomposition has some.
   */
  @Override
  public int image(int codePoint) {
    if (keeps(codePoint)) {
      return codePoint;
    }
    int[] decomposition = new int[LONGEST];
    int length = Normalization.decompose(codePoint, compatibility, decomposition);
    for (int i = 0; i < length; i++) {
      if (Place.isSpace(decomposition[i])) {
        return Place.ANY;
      }
    }
    return Place.VISIBLE;
  }

  /** Unicode Standard Annex 15, section 9.1: before a stable starter a text may be cut. */
  @Override
  public boolean separates(int left, int right) {
    if (!CharacterProperties.has(right, unstable())) {
      return true;
    }
    int[] decomposition = new int[LONGEST];
    Normalization.decompose(right, compatibility, decomposition);
    int first = decomposition[0];
    return Normalization.combiningClass(first) == 0
        && !(compose
            && (CharacterProperties.has(right, CharacterProperties.COMPOSES_BACKWARD)
                || CharacterProperties.has(first, CharacterProperties.COMPOSES_BACKWARD)));
  }

  @Override
  public void classify(int codePoint, LongConsumer properties) {
    int image = image(codePoint);
    properties.accept(Math.min(image, 0) * 2L + (separates(Place.ANY, codePoint) ? 1 : 0));
  }
}
