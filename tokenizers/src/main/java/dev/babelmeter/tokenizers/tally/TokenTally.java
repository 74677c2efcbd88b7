// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.tally;

import java.util.Arrays;

/**
 * Counts the tokens of one text under one vocabulary. Overwritten by each text; belongs to one
 * counter.
 *
 * <p>Ids decide what is an unknown or a byte-fallback token, with one exception: a token that
 * covers its own text, such as {@code <unk>} or {@code <0x41>} written out in a page about
 * tokenizers, was matched literally and stands for nothing unknown.
 */
public final class TokenTally {
  /** Tokens that a word has too many of to be the word of one token. */
  private static final int SEVERAL = 2;

  private int[] tokensOfWord = new int[0];
  private long unknownTokens;
  private long byteFallbackTokens;
  private long singleTokenWords;
  private boolean emptyWord;

  /** Counts {@code tokens}, which are those of the text of {@code layout}. */
  public void count(Tokens tokens, TextLayout layout, SpecialTokens special) {
    int words = layout.words();
    if (tokensOfWord.length < words) {
      tokensOfWord = new int[words + words / 2];
    }
    Arrays.fill(tokensOfWord, 0, words, 0);
    unknownTokens = 0;
    byteFallbackTokens = 0;
    for (int token = 0; token < tokens.size(); token++) {
      int start = tokens.start(token);
      int end = tokens.end(token);
      boolean unknown = classify(tokens.id(token), start, end, layout, special);
      cover(start, end, unknown, layout);
    }
    singleTokenWords = wordsOfOneToken(words);
  }

  /** Tokens that stand for text the vocabulary cannot express. */
  public long unknownTokens() {
    return unknownTokens;
  }

  /** Tokens that spell a character byte by byte. */
  public long byteFallbackTokens() {
    return byteFallbackTokens;
  }

  /** Words that one token covers alone. */
  public long singleTokenWords() {
    return singleTokenWords;
  }

  /** Counts a special token and returns whether it is the unknown one. */
  private boolean classify(int id, int start, int end, TextLayout layout, SpecialTokens special) {
    SpecialTokens.Unknown unknown = special.unknown();
    if (unknown != null && id == unknown.id()) {
      if (layout.spells(start, end, unknown.content())) {
        return false;
      }
      unknownTokens++;
      return true;
    }
    String content = special.byteToken(id);
    if (content != null && !layout.spells(start, end, content)) {
      byteFallbackTokens++;
    }
    return false;
  }

  private void cover(int start, int end, boolean unknown, TextLayout layout) {
    int word = layout.firstWordIn(start, end);
    if (word < 0) {
      return;
    }
    if (!unknown && !layout.startsBefore(word + 1, end)) {
      tokensOfWord[word]++;
      return;
    }
    for (; layout.startsBefore(word, end); word++) {
      tokensOfWord[word] = SEVERAL;
    }
  }

  private long wordsOfOneToken(int words) {
    long count = 0;
    emptyWord = false;
    for (int word = 0; word < words; word++) {
      if (tokensOfWord[word] == 1) {
        count++;
      }
      emptyWord |= tokensOfWord[word] == 0;
    }
    return count;
  }

  /**
   * Words that one token covers alone in a part of a text.
   *
   * @param first whether the first word begins with the part
   * @param last whether the last word ends with it
   */
  public long singleTokenWords(TextLayout layout, boolean first, boolean last) {
    int words = layout.words();
    long count = singleTokenWords;
    if (!first && words > 0 && tokensOfWord[0] == 1) {
      count--;
    }
    if (!last && words > 0 && (first || words > 1) && tokensOfWord[words - 1] == 1) {
      count--;
    }
    return count;
  }

  /** Whether some word has no token. */
  public boolean hasEmptyWord() {
    return emptyWord;
  }
}
