// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.AddedTokenSpec;
import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives added tokens their ids by the rules of the reference, which does not read the ids of the
 * file: that of the model when it has the token, else the next free one.
 */
final class AddedTokensBuilder {
  private final ModelSpec model;
  private final @Nullable Normalizer normalizer;

  /** Ids by content, and the token that an id stands for, as the last of equal ids describes it. */
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  private final Map<Integer, AddedTokenSpec> tokens = new HashMap<>();
  private final List<AddedTokenSpec> listed = new ArrayList<>();

  AddedTokensBuilder(ModelSpec model, @Nullable Normalizer normalizer, List<AddedTokenSpec> added) {
    this.model = model;
    this.normalizer = normalizer;
    Set<String> special = new HashSet<>();
    for (AddedTokenSpec token : added) {
      if (token.special() && !token.content().isEmpty() && special.add(token.content())) {
        listed.add(token);
      }
    }
    for (AddedTokenSpec token : added) {
      if (token.content().isEmpty() || tokens.containsValue(token)) {
        continue;
      }
      int id = id(token.content());
      ids.put(token.content(), id);
      tokens.put(id, token);
      if (!special.contains(token.content())) {
        listed.add(token);
      }
    }
  }

  private int id(String content) {
    Integer known = ids.get(content);
    if (known == null) {
      known = model.idOf(content);
    }
    if (known != null) {
      return known;
    }
    int size = model.size();
    int max = ids.values().stream().mapToInt(id -> id).max().orElse(-1);
    return max >= size || (size == 0 && max >= 0) ? max + 1 : size;
  }

  /** Ids by content of all added tokens. */
  Map<String, Integer> ids() {
    return ids;
  }

  /** The tokens that are looked for before the normalizer, or those after it. */
  AddedTokens build(boolean normalized, Scratch scratch) {
    List<AddedTokens.Token> found = new ArrayList<>();
    Map<String, Integer> texts = new LinkedHashMap<>();
    for (AddedTokenSpec token : listed) {
      if (token.normalized() != normalized) {
        continue;
      }
      String text = normalized ? normalize(token.content(), scratch) : token.content();
      if (text.isEmpty()) {
        throw new UnsupportedComponentException(
            "added_tokens", "the normalizer makes an empty text of a token");
      }
      // The first of equal texts is found, as the reference's automaton finds it.
      if (texts.putIfAbsent(text, found.size()) == null) {
        int id = java.util.Objects.requireNonNull(ids.get(token.content()));
        found.add(new AddedTokens.Token(java.util.Objects.requireNonNull(tokens.get(id)), id));
      }
    }
    return new AddedTokens(new CodePointTrie(texts), List.copyOf(found));
  }

  private String normalize(String content, Scratch scratch) {
    if (normalizer == null) {
      return content;
    }
    WorkText text = new WorkText();
    CodePoints.read(content, text, false);
    normalizer.normalize(text, scratch);
    return new String(text.text, 0, text.length);
  }
}
