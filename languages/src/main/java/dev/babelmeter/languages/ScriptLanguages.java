// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which languages of the closed list are written in which script, and how to choose among them
 * where they are several. Languages that only a declaration can name do not count. Immutable.
 */
final class ScriptLanguages {
  /** By the number of the script. */
  private final @Nullable String[] sole = new String[Scripts.count()];

  private final @Nullable LanguageChooser[] choosers = new LanguageChooser[Scripts.count()];

  private ScriptLanguages() {}

  /** Loads the model and prepares a chooser for every script that several languages share. */
  static ScriptLanguages load() {
    Map<String, List<Language>> languages = byScript();
    NgramModels models = NgramModels.load();
    ScriptLanguages loaded = new ScriptLanguages();
    for (Script script : Scripts.all()) {
      List<Language> candidates = languages.getOrDefault(script.code(), List.of());
      LanguageChooser letters = TellingLetters.BY_SCRIPT.get(script.code());
      if (candidates.size() == 1) {
        loaded.sole[script.number()] = candidates.get(0).tag();
      } else if (letters != null) {
        loaded.choosers[script.number()] = letters;
      } else if (!candidates.isEmpty()) {
        loaded.choosers[script.number()] = models.of(script, candidates);
      }
    }
    return loaded;
  }

  /** The only language written in {@code script}; null when there is none or more than one. */
  @Nullable String sole(Script script) {
    return sole[script.number()];
  }

  /** How to choose among the languages of {@code script}; null when there are not several. */
  @Nullable LanguageChooser chooser(Script script) {
    return choosers[script.number()];
  }

  /** The languages that can be told from a text, by the code of the script it is written in. */
  static Map<String, List<Language>> byScript() {
    Map<String, List<Language>> languages = new HashMap<>();
    for (Language language : Languages.all()) {
      if (Languages.rank(language) == DetectionRank.DECLARED) {
        continue;
      }
      language.scripts().stream()
          .map(code -> code.equals("Hans") || code.equals("Hant") ? "Hani" : code)
          .distinct()
          .forEach(code -> languages.computeIfAbsent(code, c -> new ArrayList<>()).add(language));
    }
    return languages;
  }
}
