// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the language and the script of texts. The same text always gets the same answer, in
 * every thread and process. Any number of threads may share one instance.
 *
 * <p>The script is counted first. A declared language is used as it is. Without one, a script that
 * a single language of the closed list is written in decides; elsewhere a detector chooses among
 * the languages of the script, from a bounded beginning of the text, and an answer below {@value
 * #CONFIDENCE_FLOOR} is withheld. How often that is right stands in
 * benchmarks/LANGUAGE-IDENTIFICATION.md.
 */
public final class LanguageIdentifier {
  /** A detected language that is less probable than this is reported as undetermined. */
  public static final double CONFIDENCE_FLOOR = 0.5;

  private final ScriptLanguages languages;

  private LanguageIdentifier(ScriptLanguages languages) {
    this.languages = languages;
  }

  /**
   * An identifier. The first call loads the detector, which takes about a second; the later ones
   * share it.
   */
  public static LanguageIdentifier create() {
    return new LanguageIdentifier(Loaded.LANGUAGES);
  }

  /**
   * Identifies {@code text}; every text has an answer.
   *
   * @param declared the language that the producer declares, as a BCP 47 tag; null when it does
   *     not. A malformed tag and {@code und} count as no declaration
   */
  public Identification identify(String text, @Nullable String declared) {
    ScriptShare found = Scripts.of(text);
    Optional<DeclaredLanguage> declaration = DeclaredLanguage.parse(declared);
    if (declaration.isPresent()) {
      DeclaredLanguage language = declaration.get();
      String code = found.script().code();
      String script = language.han() != null && code.equals("Hani") ? language.han() : code;
      return new Identification(language.tag(), LanguageMethod.DECLARED, 1, script);
    }
    return withoutDeclaration(text, found);
  }

  private Identification withoutDeclaration(String text, ScriptShare found) {
    Script script = found.script();
    String sole = languages.sole(script);
    if (sole != null) {
      return new Identification(sole, LanguageMethod.SCRIPT, found.share(), script.code());
    }
    LanguageChooser chooser = languages.chooser(script);
    Guess guess = chooser == null ? Guess.NONE : guess(chooser, text);
    if (guess.probability() < CONFIDENCE_FLOOR) {
      return new Identification(
          Languages.UNDETERMINED, LanguageMethod.UNDETERMINED, 0, script.code());
    }
    return new Identification(
        guess.language(), LanguageMethod.DETECTED, guess.probability(), script.code());
  }

  private static Guess guess(LanguageChooser chooser, String text) {
    Scratch scratch = Scratch.get();
    scratch.words.read(text, chooser.alphabet());
    return chooser.choose(scratch);
  }

  private static final class Loaded {
    static final ScriptLanguages LANGUAGES = ScriptLanguages.load();
  }
}
