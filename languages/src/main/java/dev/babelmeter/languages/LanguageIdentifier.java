// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import org.jspecify.annotations.Nullable;

/** Identifies the language and the script of texts. The same text always gets the same answer. */
public final class LanguageIdentifier {
  private LanguageIdentifier() {}

  /** Loads the detector; takes about a second and tens of megabytes. */
  public static LanguageIdentifier create() {
    throw new UnsupportedOperationException();
  }

  /**
   * Identifies {@code text}.
   *
   * @param declared the language that the producer declares, as a BCP 47 tag; null when it does not
   */
  public Identification identify(String text, @Nullable String declared) {
    throw new UnsupportedOperationException();
  }
}
