// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.dynamic;

import dev.babelmeter.dynamic.BatchMerger;
import dev.babelmeter.dynamic.Boundary;
import dev.babelmeter.dynamic.BoundaryRule;
import dev.babelmeter.dynamic.MergeRule;
import dev.babelmeter.dynamic.MergeTable;
import dev.babelmeter.dynamic.RememberedRule;
import dev.babelmeter.dynamic.Saving;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.describe.ByteSpellings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures what merging saves under one vocabulary. Belongs to one thread. */
public final class SavingStudy implements AutoCloseable {
  private static final int REMEMBERED_PAIRS = 1 << 18;

  private final String fingerprint;
  private final VocabularySet vocabulary;
  private final TextCounter counter;
  private final ByteSpellings spellings;
  private final Boundary boundary;
  private final MergeRule rule;

  /**
   * Loads a vocabulary.
   *
   * @throws dev.babelmeter.tokenizers.VocabularyException when it cannot be counted with, or its
   *     tokens cannot be told by their ids
   */
  public SavingStudy(TokenizerSource source, Boundary boundary) {
    this.fingerprint = source.fingerprint();
    this.vocabulary = VocabularySet.open(source);
    this.counter = vocabulary.newCounter();
    this.spellings = ByteSpellings.of(source);
    this.boundary = boundary;
    this.rule =
        new RememberedRule(
            new BoundaryRule(boundary, spellings::isSpecial, spellings::isToken), REMEMBERED_PAIRS);
  }

  /** The tokens of each line. */
  public List<List<String>> tokens(List<String> lines) {
    List<List<String>> tokens = new ArrayList<>(lines.size());
    for (String line : lines) {
      tokens.add(Arrays.stream(counter.encode(line, 0).ids()).mapToObj(spellings::of).toList());
    }
    return tokens;
  }

  /** Merges each text as far as it goes. */
  public Saving alone(List<List<String>> texts) {
    return Saving.of(
        texts, texts.stream().map(text -> BatchMerger.mergeAlone(text, rule)).toList());
  }

  /** Merges batches of {@code size} texts in their order, each up to {@code maxMerges} times. */
  public Saving inBatches(List<List<String>> texts, int size, int maxMerges) {
    Saving saving = Saving.NONE;
    for (int start = 0; start < texts.size(); start += size) {
      List<List<String>> batch = texts.subList(start, Math.min(start + size, texts.size()));
      saving = saving.plus(Saving.of(batch, BatchMerger.merge(batch, maxMerges, rule).sequences()));
    }
    return saving;
  }

  /** Learns merges from {@code texts}. */
  public MergeTable learn(List<List<String>> texts, int maxMerges) {
    return MergeTable.learn(fingerprint, boundary, rule, texts, maxMerges);
  }

  /** Applies {@code table} to {@code texts}. */
  public static Saving frozen(MergeTable table, List<List<String>> texts) {
    return Saving.of(texts, texts.stream().map(table::apply).toList());
  }

  @Override
  public void close() {
    vocabulary.close();
  }
}
