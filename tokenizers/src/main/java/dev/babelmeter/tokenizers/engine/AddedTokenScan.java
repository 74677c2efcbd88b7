// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.model.AddedTokenSpec;
import dev.babelmeter.tokenizers.pipeline.AddedTokens;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.regex.Cut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds texts that may hold an added token of some vocabulary: such a text is not cut for it. It
 * may find too many. A token within which no cut falls, and that takes nothing around it, needs no
 * such care. Immutable.
 */
final class AddedTokenScan {
  /** The added tokens that are looked for in the text as it is. */
  private final LiteralTrie raw;

  /** Those of each vocabulary that are looked for in normalized text. */
  private final List<Normalized> normalized = new ArrayList<>();

  private final boolean[] first = new boolean[Character.MAX_CODE_POINT + 1];

  private record Normalized(long bit, Pipeline pipeline, LiteralTrie tokens) {
    boolean mayBegin(int codePoint) {
      int image = pipeline.image(codePoint);
      if (image >= 0) {
        return tokens.child(LiteralTrie.ROOT, image) != LiteralTrie.ABSENT;
      }
      return pipeline
          .normalized(Character.toString(codePoint))
          .codePoints()
          .anyMatch(c -> tokens.child(LiteralTrie.ROOT, c) != LiteralTrie.ABSENT);
    }

    /** A character of which more is not known may stand for anything. */
    long find(char[] text, int at, int to) {
      int node = LiteralTrie.ROOT;
      for (int i = at; i < to; ) {
        int c = Character.codePointAt(text, i, to);
        i += Character.charCount(c);
        int image = pipeline.image(c);
        if (image < 0) {
          return bit;
        }
        node = tokens.child(node, image);
        if (node == LiteralTrie.ABSENT) {
          return 0;
        }
        if (tokens.ends(node) != 0) {
          return bit;
        }
      }
      return 0;
    }
  }

  /**
   * The added tokens of vocabularies.
   *
   * @param alike at each index, with its bit, vocabularies that are counted as the first of them
   */
  AddedTokenScan(List<List<Countable>> alike) {
    Map<String, Long> literals = new HashMap<>();
    for (int v = 0; v < alike.size(); v++) {
      boolean single = alike.get(v).size() == 1;
      for (Countable vocabulary : alike.get(v)) {
        add(vocabulary.pipeline(), 1L << v, single, literals);
      }
    }
    raw = new LiteralTrie(literals);
    for (int c = 0; c < first.length; c++) {
      first[c] = raw.child(LiteralTrie.ROOT, c) != LiteralTrie.ABSENT;
      for (Normalized tokens : normalized) {
        first[c] |= tokens.mayBegin(c);
      }
    }
  }

  private void add(Pipeline pipeline, long bit, boolean single, Map<String, Long> literals) {
    for (AddedTokens.Token token : pipeline.addedTokens(false)) {
      if (!single || !isHarmless(token.spec(), pipeline)) {
        literals.merge(token.spec().content(), bit, (a, b) -> a | b);
      }
    }
    Map<String, Long> forms = new HashMap<>();
    for (AddedTokens.Token token : pipeline.addedTokens(true)) {
      if (!single || !isHarmless(token.spec(), pipeline)) {
        // With what the normalizer puts in front of every text, and without.
        forms.put(pipeline.normalized(token.spec().content()), bit);
        forms.put(pipeline.continuation().normalized(token.spec().content()), bit);
      }
    }
    forms.remove("");
    if (!forms.isEmpty()) {
      normalized.add(new Normalized(bit, pipeline.continuation(), new LiteralTrie(forms)));
    }
  }

  private static boolean isHarmless(AddedTokenSpec token, Pipeline pipeline) {
    if (token.lstrip()
        || token.rstrip()
        || token.singleWord()
        || !pipeline.cuts().isAlikeBehindAddedTokens()) {
      return false;
    }
    int[] characters = token.content().codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (!pipeline.isKeptByNormalizer(characters[i])
          || (i > 0 && pipeline.cuts().between(characters[i - 1], characters[i]) != Cut.NONE)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an added token may begin with {@code codePoint}. */
  boolean mayBegin(int codePoint) {
    return first[codePoint];
  }

  /** Bits of the vocabularies of which a token may begin at {@code text[at]}. */
  long find(char[] text, int at, int to) {
    long found = 0;
    int node = LiteralTrie.ROOT;
    for (int i = at; i < to; ) {
      int c = Character.codePointAt(text, i, to);
      i += Character.charCount(c);
      node = raw.child(node, c);
      if (node == LiteralTrie.ABSENT) {
        break;
      }
      found |= raw.ends(node);
    }
    for (int i = 0; i < normalized.size(); i++) {
      found |= normalized.get(i).find(text, at, to);
    }
    return found;
  }
}
