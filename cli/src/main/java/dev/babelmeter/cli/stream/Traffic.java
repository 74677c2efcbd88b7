// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who sends what and how often: waves of a rate and of the languages' shares over the time of the
 * stream, so that live figures move. Everything follows from a seed.
 */
final class Traffic {
  static final List<String> TENANTS =
      List.of(
          "aurora-travel",
          "brightbank",
          "cedar-clinic",
          "delta-market",
          "ember-games",
          "fjord-energy");

  /** Names under which providers sell their models; here examples of the field. */
  static final List<String> MODELS =
      List.of(
          "gpt-4o",
          "gpt-4o-mini",
          "claude-3-5-sonnet-20241022",
          "gemini-1.5-pro",
          "llama-3.1-70b-instruct",
          "mistral-large-2407");

  private static final double TEXTS_PER_SECOND = 40;
  private static final double RATE_SWING = 0.5;
  private static final double RATE_PERIOD_SECONDS = 90;

  /** The factor between a language's busiest and its mean time is e to this power. */
  private static final double SHARE_SWING = 1.2;

  private static final double SHORTEST_PERIOD_SECONDS = 60;
  private static final double LONGEST_PERIOD_SECONDS = 300;

  /** English is the pivot of the comparisons, so it must never run dry. */
  private static final double ENGLISH_WEIGHT = 4;

  private final Map<String, Wave> waves = new HashMap<>();
  private final Map<String, List<String>> tenantsByLanguage = new HashMap<>();

  Traffic(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String language : BundledTexts.LANGUAGES) {
      waves.put(
          language,
          new Wave(
              random.nextDouble(SHORTEST_PERIOD_SECONDS, LONGEST_PERIOD_SECONDS),
              random.nextDouble(2 * Math.PI)));
      tenantsByLanguage.put(language, shuffled(TENANTS, random));
    }
  }

  /** Texts a second at {@code seconds} after the stream began. */
  double rate(double seconds) {
    return TEXTS_PER_SECOND
        * (1 + RATE_SWING * Math.sin(2 * Math.PI * seconds / RATE_PERIOD_SECONDS));
  }

  /** Draws {@code count} different languages by their weights at {@code seconds}. */
  List<String> languages(int count, double seconds, SplittableRandom random) {
    // Efraimidis and Spirakis 2006: the largest u^(1/w) are a weighted sample without replacement.
    Map<String, Double> keys = new HashMap<>();
    for (String language : BundledTexts.LANGUAGES) {
      keys.put(language, Math.log(1 - random.nextDouble()) / weight(language, seconds));
    }
    return BundledTexts.LANGUAGES.stream()
        .sorted(Comparator.comparingDouble(keys::get).reversed())
        .limit(count)
        .toList();
  }

  /** Draws a tenant: each language has its own order of the most frequent ones. */
  String tenant(String language, SplittableRandom random) {
    double draw = random.nextDouble();
    return tenantsByLanguage.get(language).get((int) (TENANTS.size() * draw * draw));
  }

  /** Draws a model: each tenant has a first and a second choice. */
  String model(String tenant, SplittableRandom random) {
    int first = TENANTS.indexOf(tenant);
    return MODELS.get((first + (random.nextInt(4) == 0 ? 1 : 0)) % MODELS.size());
  }

  double weight(String language, double seconds) {
    double base = language.equals("en") ? ENGLISH_WEIGHT : 1;
    return base * Math.exp(SHARE_SWING * waves.get(language).at(seconds));
  }

  private static List<String> shuffled(List<String> values, SplittableRandom random) {
    Map<String, Integer> keys = new HashMap<>();
    values.forEach(value -> keys.put(value, random.nextInt()));
    return values.stream().sorted(Comparator.comparingInt(keys::get)).toList();
  }

  private record Wave(double periodSeconds, double phase) {
    double at(double seconds) {
      return Math.sin(2 * Math.PI * seconds / periodSeconds + phase);
    }
  }
}
