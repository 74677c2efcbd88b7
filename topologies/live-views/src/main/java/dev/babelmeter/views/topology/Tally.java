// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

/** A named counter. */
public record Tally(Kind kind, String name) {
  private static final char SEPARATOR = '/';

  /** What a counter counts. */
  public enum Kind {
    /** Texts whose value of the label called {@link Tally#name} was folded. */
    FOLDED_TEXTS,
    /** Records of the topic called {@link Tally#name} whose language or script was folded. */
    FOLDED_RECORDS,
    /** Dead letters with the reason called {@link Tally#name}. */
    DEAD_LETTERS
  }

  /** Returns what {@link #storeKey} was made of. */
  public static Tally ofStoreKey(String key) {
    int separator = key.indexOf(SEPARATOR);
    return new Tally(Kind.valueOf(key.substring(0, separator)), key.substring(separator + 1));
  }

  /** The key in the store of tallies: the kind's constant, a slash, the name. */
  String storeKey() {
    return kind.name() + SEPARATOR + name;
  }
}
