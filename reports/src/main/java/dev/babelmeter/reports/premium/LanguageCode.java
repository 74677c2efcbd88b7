// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import dev.babelmeter.metrics.BytePremiums;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language code of a file's name, such as {@code eng_Latn} or {@code pt-BR}: a language of ISO
 * 639, and a script and region if need be, in BCP 47's order.
 */
public final class LanguageCode {
  private static final Set<String> NAMED =
      Stream.concat(
              Stream.of(ULocale.getISOLanguages()),
              BytePremiums.codes().stream().map(code -> code.substring(0, code.indexOf('_'))))
          .collect(Collectors.toUnmodifiableSet());

  private LanguageCode() {}

  /** What is known of a code. */
  public enum Standing {
    /** A language that the product's tables name. */
    KNOWN,
    /**
     * Three letters that no table here names. ISO 639-3 has more languages than they do, so it may
     * be one of those.
     */
    UNLISTED,
    /** No language code. */
    UNKNOWN
  }

  /** Returns what is known of {@code code}. */
  public static Standing of(String code) {
    ULocale locale;
    try {
      locale = new ULocale.Builder().setLanguageTag(code.replace('_', '-')).build();
    } catch (IllformedLocaleException e) {
      return Standing.UNKNOWN;
    }
    String language = locale.getLanguage();
    String script = locale.getScript();
    if (language.isEmpty()
        || language.length() > 3
        || (!script.isEmpty() && UScript.getCodeFromName(script) == UScript.INVALID_CODE)) {
      return Standing.UNKNOWN;
    }
    if (NAMED.contains(language.toLowerCase(Locale.ROOT))) {
      return Standing.KNOWN;
    }
    return language.length() == 3 ? Standing.UNLISTED : Standing.UNKNOWN;
  }
}
