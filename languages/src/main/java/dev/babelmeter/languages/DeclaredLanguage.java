// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A language as the producer of a text declared it.
 *
 * @param tag a tag of the closed list, or {@link Languages#OTHER}
 * @param han {@code Hans} or {@code Hant} when the declaration says or implies which of the two
 *     Chinese is written in ({@code zh-Hant}, {@code zh-TW}); else null
 */
record DeclaredLanguage(String tag, @Nullable String han) {
  /** RFC 5646 section 4.4.1 asks for room for 35 characters; no sensible tag needs twice that. */
  private static final int MAX_LENGTH = 70;

  /** Streams declare few distinct tags; the bound is against strangers who make them up. */
  private static final int MAX_REMEMBERED = 4096;

  private static final Map<String, Optional<DeclaredLanguage>> REMEMBERED =
      new ConcurrentHashMap<>();

  /**
   * Reads a BCP 47 tag; underscores are taken for hyphens. Empty when there is no declaration: null
   * or blank, malformed, too long, or {@code und}. Deprecated and ISO 639-2 or 639-3 codes are
   * replaced through CLDR's aliases, then folded to the closed list.
   */
  static Optional<DeclaredLanguage> parse(@Nullable String declared) {
    if (declared == null || declared.isEmpty() || declared.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Optional<DeclaredLanguage> known = REMEMBERED.get(declared);
    if (known == null) {
      known = read(declared.strip().replace('_', '-'));
      if (REMEMBERED.size() < MAX_REMEMBERED) {
        REMEMBERED.put(declared, known);
      }
    }
    return known;
  }

  private static Optional<DeclaredLanguage> read(String tag) {
    ULocale declared;
    try {
      declared = new ULocale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      // Its message quotes the tag, which is a stranger's; malformed means not declared.
      return Optional.empty();
    }
    ULocale canonical = ULocale.createCanonical(declared);
    String language = canonical.getLanguage();
    if (language.isEmpty() || language.equals(Languages.UNDETERMINED)) {
      return Optional.empty();
    }
    String folded = Languages.fold(language);
    return Optional.of(new DeclaredLanguage(folded, folded.equals("zh") ? han(canonical) : null));
  }

  private static @Nullable String han(ULocale locale) {
    boolean bare = locale.getScript().isEmpty() && locale.getCountry().isEmpty();
    String script = bare ? "" : ULocale.addLikelySubtags(locale).getScript();
    return script.equals("Hans") || script.equals("Hant") ? script : null;
  }
}
