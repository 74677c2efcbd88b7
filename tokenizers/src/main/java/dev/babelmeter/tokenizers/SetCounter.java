// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.List;

/** Counts a text under one vocabulary of a set after the other. */
final class SetCounter implements TextCounter {
  private final List<LoadedVocabulary> vocabularies;
  private final TextLayout layout = new TextLayout();
  private final TokenTally tally = new TokenTally();

  SetCounter(List<LoadedVocabulary> vocabularies) {
    this.vocabularies = vocabularies;
  }

  @Override
  public void count(String text, TokenCounts counts) {
    if (counts.size() != vocabularies.size()) {
      throw new IllegalArgumentException(
          "the counts have room for "
              + counts.size()
              + " vocabularies, the set has "
              + vocabularies.size());
    }
    read(text);
    for (int index = 0; index < vocabularies.size(); index++) {
      LoadedVocabulary vocabulary = vocabularies.get(index);
      tally.count(vocabulary.engine().encode(text), layout, vocabulary.profile(), counts, index);
    }
  }

  @Override
  public TokenSequence encode(String text, int vocabulary) {
    read(text);
    return vocabularies.get(vocabulary).engine().encode(text);
  }

  private void read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the text has "
              + text.length()
              + " UTF-16 units, more than the "
              + MAX_LENGTH
              + " that can be counted at once: divide it");
    }
    layout.read(text);
  }
}
