// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import dev.babelmeter.tokenizers.model.AddedTokenSpec;
import dev.babelmeter.tokenizers.pipeline.AddedTokens;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.regex.Cut;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds texts that may hold an added token of some vocabulary: such a text is not cut for it. Of a
 * token within which no cut falls, and that takes nothing around it, the part is found instead that
 * holds it. It may find too many. Immutable.
 */
final class AddedTokenScan {
  /** The added tokens that are looked for in the text as it is. */
  private final LiteralTrie raw;

  /** Those of each vocabulary that are looked for in normalized text. */
  private final List<Normalized> normalized = new ArrayList<>();

  private final boolean[] first = new boolean[Character.MAX_CODE_POINT + 1];

  /** Those that lie within one part, and which characters they begin with. */
  private final LiteralTrie inPart;

  private final BitSet firstInPart = new BitSet();

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
    Map<String, Long> literalsInPart = new HashMap<>();
    for (int v = 0; v < alike.size(); v++) {
      boolean single = alike.get(v).size() == 1;
      for (Countable vocabulary : alike.get(v)) {
        add(vocabulary.pipeline(), 1L << v, single, literals, literalsInPart);
      }
    }
    raw = new LiteralTrie(literals);
    inPart = new LiteralTrie(literalsInPart);
    literalsInPart.keySet().forEach(token -> firstInPart.set(token.codePointAt(0)));
    for (int c = 0; c < first.length; c++) {
      first[c] = raw.child(LiteralTrie.ROOT, c) != LiteralTrie.ABSENT;
      for (Normalized tokens : normalized) {
        first[c] |= tokens.mayBegin(c);
      }
    }
  }

  private void add(
      Pipeline pipeline,
      long bit,
      boolean single,
      Map<String, Long> literals,
      Map<String, Long> literalsInPart) {
    for (AddedTokens.Token token : pipeline.addedTokens(false)) {
      boolean within = single && isWithinPart(token.spec(), pipeline);
      (within ? literalsInPart : literals).merge(token.spec().content(), bit, (a, b) -> a | b);
    }
    Map<String, Long> forms = new HashMap<>();
    for (AddedTokens.Token token : pipeline.addedTokens(true)) {
      if (single && isWithinPart(token.spec(), pipeline)) {
        literalsInPart.merge(token.spec().content(), bit, (a, b) -> a | b);
      } else {
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

  private static boolean isWithinPart(AddedTokenSpec token, Pipeline pipeline) {
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

  /**
   * Bits of the vocabularies of which these code points, a part as a text has it or normalized, may
   * hold a token within which no cut falls.
   */
  long findInPart(int[] codePoints, int length) {
    long found = 0;
    for (int at = 0; !firstInPart.isEmpty() && at < length; at++) {
      if (firstInPart.get(codePoints[at])) {
        int node = LiteralTrie.ROOT;
        for (int i = at; i < length && node != LiteralTrie.ABSENT; i++) {
          node = inPart.child(node, codePoints[i]);
          found |= node == LiteralTrie.ABSENT ? 0 : inPart.ends(node);
        }
      }
    }
    return found;
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
