// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which share of the distinct tokens emitted are words of a language, after %TR and %Pure of the
 * Turkish tokenizer benchmark (Bayram et al. 2025; {@code is_turkish.py}, {@code is_pure.py}).
 *
 * <p>The benchmark asks a web service about what its list of roots and suffixes lacks. Here a
 * dictionary decides alone, so the shares are lower and have names of their own, {@code %TR_dict}
 * and {@code %Pure_dict}. As there, tokens are compared as decoded, with a leading space if they
 * have one, and the denominator is the distinct decoded tokens.
 *
 * @param types distinct decoded tokens
 * @param words those in the dictionary of words
 * @param roots those in the dictionary of roots
 */
public record DictionaryShares(long types, long words, long roots) {
  /** Looks {@code decodedTypes} up. */
  public static DictionaryShares of(
      Set<String> decodedTypes, Set<String> words, Set<String> roots) {
    return new DictionaryShares(
        decodedTypes.size(),
        decodedTypes.stream().filter(words::contains).count(),
        decodedTypes.stream().filter(roots::contains).count());
  }

  /** %TR_dict: percent of the types that are words. */
  public OptionalDouble percentWords() {
    return percent(words);
  }

  /** %Pure_dict: percent of the types that are roots. */
  public OptionalDouble percentRoots() {
    return percent(roots);
  }

  private OptionalDouble percent(long part) {
    return types == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / types);
  }
}
