// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.dictionary.Dictionary;
import dev.babelmeter.operators.dictionary.DictionaryException;
import dev.babelmeter.operators.dictionary.DictionaryFile;
import dev.babelmeter.reports.analysis.AnalysisData.LookUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionaries of an analysis; one that cannot be used leaves the rest of it as it is. */
final class AnalysisDictionaries {
  private final Map<List<String>, DictionaryTokens> tokens = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();

  private AnalysisDictionaries() {}

  /**
   * Reads {@code files} and looks all tokens of the leased vocabularies up.
   *
   * @throws dev.babelmeter.tokenizers.VocabularyException when these cannot be told one by one
   */
  static AnalysisDictionaries read(List<DictionaryFile> files, SharedVocabularies.Lease lease) {
    AnalysisDictionaries all = new AnalysisDictionaries();
    List<Dictionary> dictionaries = new ArrayList<>();
    for (DictionaryFile file : files) {
      try {
        dictionaries.add(Dictionary.read(file));
      } catch (DictionaryException e) {
        all.problems.put(file.language(), e.getMessage());
      }
    }
    List<List<DictionaryTokens>> found = lease.dictionaryTokens(dictionaries);
    for (int v = 0; v < found.size(); v++) {
      String vocabulary = lease.vocabularies().descriptions().get(v).name();
      for (int d = 0; d < dictionaries.size(); d++) {
        all.tokens.put(List.of(dictionaries.get(d).language(), vocabulary), found.get(v).get(d));
      }
    }
    return all;
  }

  /** A sentence for each dictionary that cannot be used. */
  List<String> problems() {
    return problems.values().stream().sorted().toList();
  }

  /** What the tokens of {@code vocabulary} in texts of {@code language} are looked up in. */
  LookUp of(String language, String vocabulary) {
    return new LookUp(tokens.get(List.of(language, vocabulary)), problems.containsKey(language));
  }
}
