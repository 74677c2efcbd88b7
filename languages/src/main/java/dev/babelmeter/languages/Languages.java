// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The closed list of languages: every language that a text can be counted under. Whatever is
 * outside it is {@link #OTHER} or {@link #UNDETERMINED}, so that the list bounds every label and
 * key that carries a language.
 *
 * <p>A macrolanguage stands for its members, unless a member is on the list itself: {@code zh}
 * covers Mandarin and Cantonese, {@code ms} covers Malay but not {@code id}. The members are those
 * of the IANA Language Subtag Registry of 2025-08-25.
 */
public final class Languages {
  /** A declared language that is not on the list. */
  public static final String OTHER = "other";

  /** A language that could not be determined; the BCP 47 subtag for it. */
  public static final String UNDETERMINED = "und";

  private static final List<Language> ALL;
  private static final Map<String, Language> BY_TAG = new HashMap<>();
  private static final Map<String, DetectionRank> RANKS = new HashMap<>();
  private static final Map<String, String> MACROLANGUAGES = new HashMap<>();

  static {
    List<Language> all = new ArrayList<>();
    for (String[] row : rows("languages.tsv")) {
      Language language = new Language(row[0], row[1], Arrays.asList(row[2].split(",")));
      all.add(language);
      BY_TAG.put(language.tag(), language);
      RANKS.put(language.tag(), DetectionRank.valueOf(row[3].toUpperCase(Locale.ROOT)));
    }
    ALL = List.copyOf(all);
    for (String[] row : rows("macrolanguages.tsv")) {
      for (String member : row[1].split(" ")) {
        MACROLANGUAGES.put(member, row[0]);
      }
    }
  }

  private Languages() {}

  /** The closed list, ordered by tag. */
  public static List<Language> all() {
    return ALL;
  }

  /** The language of the list with exactly this tag; no tag is canonicalised here. */
  public static Optional<Language> find(String tag) {
    return Optional.ofNullable(BY_TAG.get(tag));
  }

  /** Folds a canonical primary subtag to the closed list; {@link #OTHER} for what is outside. */
  static String fold(String subtag) {
    if (BY_TAG.containsKey(subtag)) {
      return subtag;
    }
    return MACROLANGUAGES.getOrDefault(subtag, OTHER);
  }

  static DetectionRank rank(Language language) {
    return RANKS.getOrDefault(language.tag(), DetectionRank.DECLARED);
  }

  private static List<String[]> rows(String resource) {
    try (InputStream in = Languages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + resource + " is missing from babelmeter-languages; rebuild it.");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().skip(1).map(line -> line.split("\t")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
