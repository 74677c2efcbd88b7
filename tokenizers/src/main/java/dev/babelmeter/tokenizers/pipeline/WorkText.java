// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.Arrays;

/**
 * One text on its way through the normalizers: its code points and, when aligned, for each the span
 * of code points of the original text that it stands for.
 *
 * <p>An edit rewrites the text from left to right. {@link #put} takes what the reference calls a
 * change: 1 for a character that is new, 0 for one in the place of an old one, and -n for one in
 * the place of an old one and of n more behind it. A new character has the span of the old one
 * before it.
 */
final class WorkText {
  private static final int NONE = -1;

  int[] text = new int[256];
  int length;
  boolean aligned;
  int[] from = new int[0];
  int[] to = new int[0];

  private int[] newText = new int[256];
  private int[] newFrom = new int[0];
  private int[] newTo = new int[0];
  private int newLength;
  private int next;
  private int last;
  private int lastChange;

  /** Forgets the text and makes room for {@code capacity} code points. */
  void reset(int capacity, boolean aligned) {
    this.aligned = aligned;
    length = 0;
    if (text.length < capacity) {
      text = new int[capacity + capacity / 2];
    }
    if (aligned && from.length < text.length) {
      from = new int[text.length];
      to = new int[text.length];
    }
  }

  /** Appends the code points {@code [start, end)} of {@code other}. */
  void append(WorkText other, int start, int end) {
    int added = end - start;
    ensure(length + added);
    System.arraycopy(other.text, start, text, length, added);
    if (aligned) {
      System.arraycopy(other.from, start, from, length, added);
      System.arraycopy(other.to, start, to, length, added);
    }
    length += added;
  }

  /** Appends a code point with the span of the one at {@code source} of {@code other}. */
  void append(int codePoint, WorkText other, int source) {
    ensure(length + 1);
    text[length] = codePoint;
    if (aligned) {
      from[length] = other.from[source];
      to[length] = other.to[source];
    }
    length++;
  }

  /** Begins an edit. */
  void begin() {
    newLength = 0;
    next = 0;
    last = NONE;
  }

  /** Adds the next code point of the new text. */
  void put(int codePoint, int change) {
    int source = change > 0 ? next - 1 : next;
    putAt(codePoint, source);
    if (change <= 0) {
      next = Math.min(length, next + 1 - change);
    }
  }

  /** Adds the next code point of the new text, whose change {@link #changeLast} may still alter. */
  void putLater(int codePoint, int change) {
    putLast();
    last = codePoint;
    lastChange = change;
  }

  /** Adds {@code difference} to the change of the code point put last, if there is one. */
  void changeLast(int difference) {
    lastChange += difference;
  }

  /** Puts what {@link #putLater} holds. */
  void putLast() {
    if (last != NONE) {
      put(last, lastChange);
      last = NONE;
    }
  }

  /** Adds the next code point of the new text with the span of the old one at {@code source}. */
  void putAt(int codePoint, int source) {
    if (newLength == newText.length) {
      newText = Arrays.copyOf(newText, 2 * newLength);
    }
    newText[newLength] = codePoint;
    if (aligned) {
      if (newFrom.length < newText.length) {
        newFrom = Arrays.copyOf(newFrom, newText.length);
        newTo = Arrays.copyOf(newTo, newText.length);
      }
      newFrom[newLength] = from[source];
      newTo[newLength] = to[source];
    }
    newLength++;
  }

  /** Ends an edit: the new text is the text. */
  void end() {
    int[] old = text;
    text = newText;
    newText = old;
    length = newLength;
    if (aligned) {
      int[] oldFrom = from;
      from = newFrom;
      newFrom = oldFrom;
      int[] oldTo = to;
      to = newTo;
      newTo = oldTo;
      ensure(text.length);
    }
  }

  private void ensure(int capacity) {
    if (text.length < capacity) {
      text = Arrays.copyOf(text, Math.max(capacity, 2 * text.length));
    }
    if (aligned && from.length < text.length) {
      from = Arrays.copyOf(from, text.length);
      to = Arrays.copyOf(to, text.length);
    }
  }
}
