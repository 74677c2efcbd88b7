// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.dynamic;

import dev.babelmeter.dynamic.BatchMerger;
import dev.babelmeter.dynamic.Boundary;
import dev.babelmeter.dynamic.BoundaryRule;
import dev.babelmeter.dynamic.MergeRule;
import dev.babelmeter.dynamic.MergeTable;
import dev.babelmeter.dynamic.RememberedRule;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.describe.ByteSpellings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the tokens of texts of one vocabulary. Safe for use by several threads. */
public final class TextMerger {
  /** What a call asks for again and again is answered once. */
  private static final int REMEMBERED_PAIRS = 10_000;

  private final ByteSpellings spellings;
  private final @Nullable MergeTable table;
  private final int maxPieces;

  private TextMerger(ByteSpellings spellings, @Nullable MergeTable table, int maxPieces) {
    this.spellings = spellings;
    this.table = table;
    this.maxPieces = maxPieces;
  }

  /**
   * Makes a merger.
   *
   * @param tableFile file of the table of mode {@code frozen}; null for none
   * @param maxPieces tokens that a merged one may be made of; what would be more stays as it was
   * @throws RoleException when the vocabulary cannot be spelled, or the table is another's
   */
  public static TextMerger of(TokenizerSource vocabulary, @Nullable Path tableFile, int maxPieces) {
    try {
      return new TextMerger(
          ByteSpellings.of(vocabulary),
          tableFile == null ? null : read(tableFile, vocabulary),
          maxPieces);
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
  }

  private static MergeTable read(Path file, TokenizerSource vocabulary) {
    MergeTable table;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      table = MergeTable.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new RoleException(
          "the table of merges "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "): make it again with babelmeter dynamic",
          e);
    }
    if (!table.vocabulary().equals(vocabulary.fingerprint())) {
      throw new RoleException(
          "the table of merges "
              + file
              + " was learned on another vocabulary than "
              + vocabulary.name()
              + ": learn one on it");
    }
    return table;
  }

  /** Version of the table of mode {@code frozen}; null when there is none. */
  public @Nullable String tableVersion() {
    return table == null ? null : table.version();
  }

  /**
   * Merges texts.
   *
   * @param texts ids of the tokens of each text, special ones included
   * @throws IllegalArgumentException when the choice is a table and there is none
   */
  public List<List<MergedToken>> merge(List<long[]> texts, MergeChoice choice) {
    List<List<String>> tokens = new ArrayList<>(texts.size());
    for (long[] ids : texts) {
      tokens.add(Arrays.stream(ids).mapToObj(id -> spellings.of(Math.toIntExact(id))).toList());
    }
    List<List<String>> merged;
    if (choice instanceof MergeChoice.Word word) {
      MergeRule rule = rule(word.boundary());
      merged = tokens.stream().map(text -> BatchMerger.mergeAlone(text, rule)).toList();
    } else if (choice instanceof MergeChoice.Batch batch) {
      merged = BatchMerger.merge(tokens, batch.merges(), rule(batch.boundary())).sequences();
    } else if (table == null) {
      throw new IllegalArgumentException("there is no table of merges");
    } else {
      merged = tokens.stream().map(table::apply).toList();
    }
    List<List<MergedToken>> results = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      results.add(withIds(texts.get(i), tokens.get(i), merged.get(i)));
    }
    return results;
  }

  private MergeRule rule(Boundary boundary) {
    return new RememberedRule(
        new BoundaryRule(boundary, spellings::isSpecial, spellings::isToken), REMEMBERED_PAIRS);
  }

  /** Finds the tokens that each merged one is made of: their spellings follow one another. */
  private List<MergedToken> withIds(long[] ids, List<String> tokens, List<String> merged) {
    List<MergedToken> positions = new ArrayList<>(merged.size());
    int next = 0;
    for (String spelling : merged) {
      int start = next;
      int length = 0;
      while (length < spelling.length()) {
        length += tokens.get(next++).length();
      }
      if (next - start <= maxPieces) {
        positions.add(
            new MergedToken(
                spelling, Arrays.stream(ids, start, next).mapToInt(Math::toIntExact).toArray()));
      } else {
        for (int i = start; i < next; i++) {
          positions.add(new MergedToken(tokens.get(i), new int[] {Math.toIntExact(ids[i])}));
        }
      }
    }
    return positions;
  }
}
