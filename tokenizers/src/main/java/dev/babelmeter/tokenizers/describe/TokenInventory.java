// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tokens of a vocabulary by id, added tokens included.
 *
 * @param tokens spellings by id
 * @param special contents of the special added tokens
 */
public record TokenInventory(NavigableMap<Integer, String> tokens, Set<String> special) {
  /**
   * Lists the tokens of {@code content}. Added tokens get their ids by the rule of the reference,
   * which does not read those of the file: that of the model when it has the token, else the next
   * free one.
   *
   * @throws IllegalArgumentException when two tokens share an id, so that ids do not tell tokens
   */
  public static TokenInventory of(TokenizerContent content) {
    NavigableMap<Integer, String> tokens = new TreeMap<>();
    content.vocabulary().forEach((token, id) -> put(tokens, id, token));
    Map<String, Integer> added = new HashMap<>();
    Set<String> special = new HashSet<>();
    int next = content.modelSize();
    for (TokenizerContent.AddedToken token : content.addedTokens()) {
      String text = token.content();
      if (token.special()) {
        special.add(text);
      }
      if (text.isEmpty() || added.containsKey(text)) {
        continue;
      }
      Integer known = content.vocabulary().get(text);
      int id = known == null ? next : known;
      if (known == null) {
        put(tokens, id, text);
      }
      added.put(text, id);
      next = Math.max(next, id + 1);
    }
    return new TokenInventory(tokens, special);
  }

  private static void put(Map<Integer, String> tokens, int id, String token) {
    if (tokens.putIfAbsent(id, token) != null) {
      throw new IllegalArgumentException("two of its tokens share the id " + id);
    }
  }
}
