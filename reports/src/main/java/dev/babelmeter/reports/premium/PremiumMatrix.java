// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Premiums by language and vocabulary, each in the order in which the rows name them. */
final class PremiumMatrix {
  private final Set<String> languages = new LinkedHashSet<>();
  private final Set<String> vocabularies = new LinkedHashSet<>();
  private final Map<List<String>, PremiumRow> rows = new HashMap<>();

  PremiumMatrix(List<PremiumRow> rows) {
    for (PremiumRow row : rows) {
      languages.add(row.language());
      vocabularies.add(row.vocabulary());
      this.rows.put(List.of(row.language(), row.vocabulary()), row);
    }
  }

  List<String> languages() {
    return List.copyOf(languages);
  }

  List<String> vocabularies() {
    return List.copyOf(vocabularies);
  }

  OptionalDouble premium(String language, String vocabulary) {
    PremiumRow row = rows.get(List.of(language, vocabulary));
    return row == null ? OptionalDouble.empty() : row.premium();
  }

  /** Whether the vocabulary lost so much of the language that its premium means nothing. */
  boolean isMostlyLost(String language, String vocabulary) {
    PremiumRow row = rows.get(List.of(language, vocabulary));
    return row != null && row.isMostlyLost();
  }

  /** The premium if it means something. */
  OptionalDouble meaningful(String language, String vocabulary) {
    return isMostlyLost(language, vocabulary)
        ? OptionalDouble.empty()
        : premium(language, vocabulary);
  }
}
