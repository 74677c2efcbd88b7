// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.List;

/**
 * What merging saves of texts.
 *
 * @param tokens tokens before it
 * @param mergedTokens tokens after it
 */
public record Saving(long tokens, long mergedTokens) {
  /** Nothing yet. */
  public static final Saving NONE = new Saving(0, 0);

  /** The saving of sequences that became others. */
  public static Saving of(List<List<String>> before, List<List<String>> after) {
    return new Saving(
        before.stream().mapToLong(List::size).sum(), after.stream().mapToLong(List::size).sum());
  }

  /** The saving of both. */
  public Saving plus(Saving other) {
    return new Saving(tokens + other.tokens, mergedTokens + other.mergedTokens);
  }
}
