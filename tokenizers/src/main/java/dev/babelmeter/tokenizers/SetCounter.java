// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.engine.SharedCounter;
import dev.babelmeter.tokenizers.engine.SharedTables;
import dev.babelmeter.tokenizers.tally.SpecialTokens;
import dev.babelmeter.tokenizers.tally.TextLayout;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import dev.babelmeter.tokenizers.tally.TokenTally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Counts a text under the vocabularies of a set: together where they can be, else one after the
 * other.
 */
final class SetCounter implements TextCounter {
  /** Room that is kept for the next text; more is given back after the text that needed it. */
  private static final int LARGEST_KEPT = 1 << 20;

  private final List<LoadedVocabulary> vocabularies;
  private final CountingPlan plan;
  private final List<SharedCounter> groups = new ArrayList<>();
  private final List<TextEncoder> encoders = new ArrayList<>();
  private final TextLayout layout = new TextLayout();
  private final TokenTally tally = new TokenTally();
  private char[] characters = new char[0];
  private final BooleanSupplier closed;
  private boolean laidOut;

  SetCounter(
      List<LoadedVocabulary> vocabularies,
      CountingPlan plan,
      long cacheBytes,
      BooleanSupplier closed) {
    this.closed = closed;
    this.vocabularies = vocabularies;
    this.plan = plan;
    for (SharedTables group : plan.groups()) {
      groups.add(group.newCounter(cacheBytes / plan.groups().size()));
    }
    for (LoadedVocabulary vocabulary : vocabularies) {
      encoders.add(vocabulary.engine().newEncoder());
    }
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
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).count(characters, text.length());
    }
    for (int v = 0; v < vocabularies.size(); v++) {
      int group = plan.groupOf(v);
      if (group == CountingPlan.ALONE
          || (groups.get(group).excluded() >>> plan.indexOf(v) & 1) != 0) {
        countAlone(text, v, counts);
      } else {
        take(groups.get(group), v, counts);
      }
    }
  }

  private void take(SharedCounter group, int vocabulary, TokenCounts counts) {
    int index = plan.indexOf(vocabulary);
    set(
        vocabulary,
        counts,
        group.tokens(index),
        group.unknownTokens(index),
        group.byteFallbackTokens(index),
        group.singleTokenWords(index));
  }

  private void countAlone(String text, int vocabulary, TokenCounts counts) {
    if (!laidOut) {
      layout.read(text);
      laidOut = true;
    }
    TokenSequence tokens = encoders.get(vocabulary).encode(text);
    tally.count(tokens, layout, vocabularies.get(vocabulary).profile().special());
    set(
        vocabulary,
        counts,
        tokens.size(),
        tally.unknownTokens(),
        tally.byteFallbackTokens(),
        tally.singleTokenWords());
  }

  private void set(
      int vocabulary,
      TokenCounts counts,
      long tokens,
      long unknown,
      long byteFallback,
      long singleTokenWords) {
    SpecialTokens special = vocabularies.get(vocabulary).profile().special();
    counts.set(
        vocabulary,
        tokens,
        special.unknown() == null ? TokenCounts.NOT_APPLICABLE : unknown,
        special.hasByteTokens() ? byteFallback : TokenCounts.NOT_APPLICABLE,
        singleTokenWords);
  }

  @Override
  public TokenSequence encode(String text, int vocabulary) {
    read(text);
    layout.read(text);
    return encoders.get(vocabulary).encode(text);
  }

  @Override
  public CounterStatistics statistics() {
    long segments = 0;
    long misses = 0;
    long bytes = 0;
    for (SharedCounter group : groups) {
      segments += group.segments();
      misses += group.misses();
      bytes += group.cacheBytes();
    }
    return new CounterStatistics(segments, misses, bytes);
  }

  private void read(String text) {
    if (closed.getAsBoolean()) {
      throw new IllegalStateException("the vocabulary set of this counter is closed");
    }
    TextLength.require(text);
    int length = text.length();
    boolean oversized = characters.length > LARGEST_KEPT && length <= LARGEST_KEPT;
    if (characters.length < length || oversized) {
      characters = new char[Math.max(1024, length + length / 2)];
    }
    text.getChars(0, length, characters, 0);
    laidOut = false;
  }
}
