// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.languages.Languages;
import dev.babelmeter.operators.attribute.AttributeConfig;
import dev.babelmeter.operators.coverage.CoverageConfig;
import dev.babelmeter.operators.coverage.Sampling;
import dev.babelmeter.operators.dictionary.DictionaryFile;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.premium.PremiumConfig;
import dev.babelmeter.process.Settings;
import dev.babelmeter.tokenizers.TextCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the graph computes.
 *
 * @param vocabularies the vocabularies that texts are counted under, as {@link
 *     dev.babelmeter.tokenizers.VocabularySpec#parseList} reads them
 * @param limits what an event may be at most
 * @param windowSize length of the windows
 * @param outOfOrderness how much later than newer events an event may come without being late
 * @param idleAfter silence after which a partition holds no window open any more
 * @param premium how translation groups are compared
 * @param coverage which texts are analysed token by token
 * @param attributes by which attributes texts are told apart
 * @param dictionaries what the tokens of texts are looked up in, at most one a language
 */
public record GraphConfig(
    String vocabularies,
    InputLimits limits,
    Duration windowSize,
    Duration outOfOrderness,
    Duration idleAfter,
    PremiumConfig premium,
    CoverageConfig coverage,
    AttributeConfig attributes,
    List<DictionaryFile> dictionaries) {

  private static final int MAX_PIVOTS = 5;
  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_DICTIONARIES = 5;

  /** Reads these settings and leaves {@link Settings#finish} to the caller. */
  public static GraphConfig from(Settings settings) {
    Duration windowSize = settings.duration("window.size", Duration.ofMinutes(1));
    return new GraphConfig(
        settings.string("vocabularies", "o200k_base,cl100k_base"),
        new InputLimits(
            settings.integer("input.max-text-bytes", 1 << 20, 1, TextCounter.MAX_LENGTH),
            settings.duration("input.max-future", Duration.ofMinutes(5)),
            settings.flag("dead-letters.keep-payload", false)),
        windowSize,
        settings.duration("watermark.out-of-orderness", Duration.ofSeconds(5)),
        settings.duration("watermark.idle-after", Duration.ofSeconds(30)),
        new PremiumConfig(
            pivots(settings),
            settings.duration("premium.group-wait", Duration.ofMinutes(1)),
            windowSize),
        new CoverageConfig(sampling(settings), windowSize),
        new AttributeConfig(attributes(settings), windowSize),
        dictionaries(settings));
  }

  private static List<String> pivots(Settings settings) {
    List<String> pivots = settings.list("premium.pivots", List.of("en"));
    for (String pivot : pivots) {
      if (Languages.find(pivot).isEmpty()) {
        settings.problem(
            "premium.pivots names '"
                + pivot
                + "', which is no language that texts are counted under: give tags such as en or"
                + " pt, or nothing to compare nothing");
      }
    }
    if (pivots.size() > MAX_PIVOTS || new HashSet<>(pivots).size() < pivots.size()) {
      settings.problem(
          "premium.pivots names a language twice or more than "
              + MAX_PIVOTS
              + ": each multiplies the records");
    }
    return pivots;
  }

  private static List<String> attributes(Settings settings) {
    List<String> names = settings.list("premium.attributes", List.of());
    if (names.size() > MAX_ATTRIBUTES || new HashSet<>(names).size() < names.size()) {
      settings.problem(
          "premium.attributes names an attribute twice or more than "
              + MAX_ATTRIBUTES
              + ": each multiplies the records");
    }
    return names;
  }

  private static List<DictionaryFile> dictionaries(Settings settings) {
    List<DictionaryFile> dictionaries = new ArrayList<>();
    Set<String> languages = new HashSet<>();
    for (String entry : settings.list("tokens.dictionaries", List.of())) {
      int colon = entry.indexOf(':');
      String language = colon < 0 ? entry : entry.substring(0, colon);
      String file = colon < 0 ? "" : entry.substring(colon + 1);
      if (Languages.find(language).isEmpty() || file.isEmpty() || !languages.add(language)) {
        settings.problem(
            "tokens.dictionaries has the entry '"
                + entry
                + "': give LANGUAGE:FILE with a tag such as tr, each language once");
      } else {
        dictionaries.add(new DictionaryFile(language, Path.of(file)));
      }
    }
    if (dictionaries.size() > MAX_DICTIONARIES) {
      settings.problem("tokens.dictionaries names more than " + MAX_DICTIONARIES + " files");
    }
    return List.copyOf(dictionaries);
  }

  private static Sampling sampling(Settings settings) {
    String value = settings.string("tokens.analyse", "off");
    if (value.equals("off") || value.equals("all")) {
      return value.equals("all") ? Sampling.ALL : Sampling.OFF;
    }
    try {
      double share = Double.parseDouble(value);
      if (share > 0 && share <= 1) {
        return new Sampling(share);
      }
    } catch (NumberFormatException e) {
      // The problem below says what is wrong with it.
    }
    settings.problem(
        "tokens.analyse is '"
            + value
            + "': give off, all, or the share of texts to analyse token by token, such as 0.05");
    return Sampling.OFF;
  }
}
