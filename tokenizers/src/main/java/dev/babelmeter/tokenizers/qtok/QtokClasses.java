// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.qtok;

import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.describe.TokenInventory;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Qtok's class of each token of a vocabulary, by its id. Immutable and safe to share between
 * threads.
 */
public final class QtokClasses {
  private static final QtokClass[] CLASSES = QtokClass.values();
  private static final byte NONE = -1;

  private final byte[] byId;

  private QtokClasses(byte[] byId) {
    this.byId = byId;
  }

  /**
   * Classifies the tokens of {@code source}.
   *
   * @throws VocabularyException when ids do not tell its tokens
   */
  @SuppressWarnings("EnumOrdinal") // Half a million tokens: a byte for each instead of a reference.
  public static QtokClasses of(TokenizerSource source) {
    TokenizerContent content = TokenizerContent.read(source);
    NavigableMap<Integer, String> tokens;
    try {
      tokens = TokenInventory.of(content).tokens();
    } catch (IllegalArgumentException e) {
      throw source.refused(
          "its tokens cannot be told by their ids (" + e.getMessage() + "): only count with it", e);
    }
    QtokNames names =
        content.modelType().equals("Unigram")
            ? QtokNames.ofUnigram(source.json())
            : QtokNames.of(source.json());
    byte[] byId = new byte[tokens.isEmpty() ? 0 : tokens.lastKey() + 1];
    Arrays.fill(byId, NONE);
    tokens.forEach(
        (id, token) -> {
          String name = content.vocabulary().containsKey(token) ? names.name(token) : token;
          QtokClass tokenClass =
              name.isEmpty() ? QtokClass.INNER_OTHER : QtokLabel.of(name).tokenClass();
          byId[id] = (byte) tokenClass.ordinal();
        });
    return new QtokClasses(byId);
  }

  /**
   * How many of {@code ids} are of each class; classes without any are absent.
   *
   * @throws IllegalArgumentException when the vocabulary has no token of one of them
   */
  public Map<QtokClass, Long> count(int[] ids) {
    long[] counts = new long[CLASSES.length];
    for (int id : ids) {
      counts[place(id)]++;
    }
    Map<QtokClass, Long> byClass = new EnumMap<>(QtokClass.class);
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        byClass.put(CLASSES[place], counts[place]);
      }
    }
    return byClass;
  }

  /**
   * The class of the token {@code id}.
   *
   * @throws IllegalArgumentException when the vocabulary has no such token
   */
  public QtokClass of(int id) {
    return CLASSES[place(id)];
  }

  private int place(int id) {
    if (id < 0 || id >= byId.length || byId[id] == NONE) {
      throw new IllegalArgumentException("the vocabulary has no token with the id " + id);
    }
    return byId[id];
  }
}
