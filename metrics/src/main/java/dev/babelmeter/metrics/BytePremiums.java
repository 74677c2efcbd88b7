// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The published byte coefficients: how many bytes of UTF-8 a language needs for what English says
 * in one (Arnett, Chang and Bergen 2024, "A Bit of a Problem: Measurement Disparities in Dataset
 * Sizes Across Languages"). A byte premium is the quotient of two of them. They are published for
 * codes of ISO 639-3 and a script, such as {@code deu_latn}. What has none gets none.
 */
public final class BytePremiums {
  private static final String RESOURCE = "byte-premiums.tsv";

  /**
   * For macrolanguages, and codes of ISO 639-1 that stand for one, the member that the published
   * table means by the standard language: that of FLORES-200 wherever it has one.
   */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("ara", "arb"),
          Map.entry("aze", "azj"),
          Map.entry("est", "ekk"),
          Map.entry("fas", "pes"),
          Map.entry("kur", "kmr"),
          Map.entry("lav", "lvs"),
          Map.entry("mlg", "plt"),
          Map.entry("mon", "khk"),
          Map.entry("msa", "zsm"),
          Map.entry("nep", "npi"),
          Map.entry("nor", "nob"),
          Map.entry("ori", "ory"),
          Map.entry("pus", "pbt"),
          Map.entry("sqi", "als"),
          Map.entry("swa", "swh"),
          Map.entry("uzb", "uzn"),
          Map.entry("yid", "ydd"));

  private static final Map<String, Coefficient> TABLE = load();

  private BytePremiums() {}

  /**
   * A coefficient.
   *
   * @param bytes bytes over those of English
   * @param source the parallel text it was measured on: {@code nllb}, {@code flores} or {@code
   *     bible}
   */
  public record Coefficient(double bytes, String source) {}

  /**
   * The coefficient of {@code language} in {@code script}.
   *
   * @param language a code of ISO 639-1 or 639-3
   * @param script a code of ISO 15924
   */
  public static Optional<Coefficient> find(String language, String script) {
    String iso = threeLetters(language);
    String suffix = "_" + script.toLowerCase(Locale.ROOT);
    Coefficient own = TABLE.get(MEMBERS.getOrDefault(iso, iso) + suffix);
    return Optional.ofNullable(own != null ? own : TABLE.get(iso + suffix));
  }

  /** The byte premium of a language over another; empty where either has no coefficient. */
  public static OptionalDouble premium(
      String language, String script, String pivot, String pivotScript) {
    Optional<Coefficient> own = find(language, script);
    Optional<Coefficient> base = find(pivot, pivotScript);
    return own.isPresent() && base.isPresent()
        ? OptionalDouble.of(own.get().bytes() / base.get().bytes())
        : OptionalDouble.empty();
  }

  /** The codes that have a coefficient, such as {@code deu_latn}. */
  public static Set<String> codes() {
    return TABLE.keySet();
  }

  private static String threeLetters(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    return lower.length() == 2 ? new Locale(lower).getISO3Language() : lower;
  }

  private static Map<String, Coefficient> load() {
    try (InputStream in = BytePremiums.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " is missing from babelmeter-metrics: rebuild it");
      }
      Map<String, Coefficient> table = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\t"))
          .forEach(row -> table.put(row[0], new Coefficient(Double.parseDouble(row[1]), row[2])));
      return Map.copyOf(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
