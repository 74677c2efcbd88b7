// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.Comparator;

/**
 * A language in a script, which is what premiums tell apart. In order of language, then script.
 *
 * @param language a code of ISO 639
 * @param script a code of ISO 15924
 */
public record Variety(String language, String script) implements Comparable<Variety> {
  private static final Comparator<Variety> ORDER =
      Comparator.comparing(Variety::language).thenComparing(Variety::script);

  /** Both in one, such as {@code sr-Cyrl}. */
  public String tag() {
    return language + "-" + script;
  }

  @Override
  public int compareTo(Variety other) {
    return ORDER.compare(this, other);
  }
}
