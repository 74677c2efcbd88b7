// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a dictionary says of the tokens of one vocabulary, so that {@link DictionaryShares} follow
 * from the ids of the tokens that were emitted. Of several tokens that decode to the same text the
 * one with the least id stands for all. Not safe for use by several threads.
 */
public final class DictionaryTokens {
  private final TokenFrequencies words;
  private final TokenFrequencies roots;
  private final TokenFrequencies aliases;

  private DictionaryTokens(
      TokenFrequencies words, TokenFrequencies roots, TokenFrequencies aliases) {
    this.words = words;
    this.roots = roots;
    this.aliases = aliases;
  }

  /**
   * Looks tokens up.
   *
   * @param texts what each token decodes to, by its id
   * @param words words of the language
   * @param roots those that count as roots
   */
  public static DictionaryTokens of(
      SortedMap<Integer, String> texts, Set<String> words, Set<String> roots) {
    Map<String, Integer> first = new HashMap<>();
    DictionaryTokens tokens =
        new DictionaryTokens(
            new TokenFrequencies(), new TokenFrequencies(), new TokenFrequencies());
    texts.forEach(
        (id, text) -> {
          Integer before = first.putIfAbsent(text, id);
          if (before != null) {
            tokens.aliases.add(id, before + 1L);
            return;
          }
          if (words.contains(text)) {
            tokens.words.add(id);
          }
          if (roots.contains(text)) {
            tokens.roots.add(id);
          }
        });
    return tokens;
  }

  /**
   * Reads what {@link #words}, {@link #roots} and {@link #aliases} gave.
   *
   * @throws IllegalArgumentException when they are no such bytes
   * @throws ArithmeticException when a number in them is out of range
   */
  public static DictionaryTokens read(ByteBuffer words, ByteBuffer roots, ByteBuffer aliases) {
    DictionaryTokens tokens =
        new DictionaryTokens(
            new TokenFrequencies(), new TokenFrequencies(), new TokenFrequencies());
    tokens.words.addEncoded(words);
    tokens.roots.addEncoded(roots);
    tokens.aliases.addEncoded(aliases);
    for (int id : tokens.aliases.ids()) {
      if (tokens.aliases.of(id) > id) {
        throw new IllegalArgumentException("a token stands for one with a lesser id only");
      }
    }
    return tokens;
  }

  /** The ids of the words, as {@link TokenFrequencies#encoded} writes each of them once. */
  public ByteBuffer words() {
    return words.encoded();
  }

  /** The ids of the roots, likewise. */
  public ByteBuffer roots() {
    return roots.encoded();
  }

  /**
   * The ids of tokens that decode to the same text as one of a lesser id, each as often as that
   * one's id plus one says.
   */
  public ByteBuffer aliases() {
    return aliases.encoded();
  }

  /** The shares of the distinct texts of the tokens that were {@code emitted}. */
  public DictionaryShares shares(TokenFrequencies emitted) {
    Set<Integer> types = new HashSet<>();
    for (int id : emitted.ids()) {
      long alias = aliases.of(id);
      types.add(alias == 0 ? id : Math.toIntExact(alias - 1));
    }
    return new DictionaryShares(
        types.size(),
        types.stream().filter(id -> words.of(id) > 0).count(),
        types.stream().filter(id -> roots.of(id) > 0).count());
  }
}
