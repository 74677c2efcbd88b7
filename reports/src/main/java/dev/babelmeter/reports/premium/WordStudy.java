// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.WordSums;
import dev.babelmeter.tokenizers.TextMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Encodes the words of texts one by one. */
public final class WordStudy {
  private WordStudy() {}

  /**
   * Returns the words of {@code text} under each vocabulary of {@code meter}, in their order. Words
   * are maximal runs of characters that are not white space, as Python's {@code split} has them.
   */
  public static List<WordRow> of(Meter meter, ParallelText text) {
    Map<String, Long> words = new HashMap<>();
    text.lines().forEach(line -> addWords(line, words));
    int vocabularies = meter.vocabularies();
    WordSums[] running = new WordSums[vocabularies];
    WordSums[] distinct = new WordSums[vocabularies];
    long[] empty = new long[vocabularies];
    for (int v = 0; v < vocabularies; v++) {
      running[v] = WordSums.NONE;
      distinct[v] = WordSums.NONE;
    }
    words.forEach(
        (word, times) -> {
          long[] tokens = meter.tokens(word);
          for (int v = 0; v < vocabularies; v++) {
            distinct[v] = distinct[v].plusWord(tokens[v]);
            running[v] =
                running[v].plus(new WordSums(times, times * tokens[v], tokens[v] == 1 ? times : 0));
            empty[v] += tokens[v] == 0 ? times : 0;
          }
        });
    List<WordRow> rows = new ArrayList<>();
    for (int v = 0; v < vocabularies; v++) {
      rows.add(
          new WordRow(text.language(), meter.names().get(v), running[v], empty[v], distinct[v]));
    }
    return rows;
  }

  private static void addWords(String line, Map<String, Long> words) {
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || TextMeasure.isWhitespace(line.charAt(i))) {
        if (i > start) {
          words.merge(line.substring(start, i), 1L, Long::sum);
        }
        start = i + 1;
      }
    }
  }
}
