// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Words, identifiers and numbers by the name of their kind. Words are drawn from a list, early ones
 * more often, and one in six is coined from syllables, so that new words keep coming as they do in
 * real code and chat.
 */
final class GeneratedWords {
  private static final int ONE_COINED_IN = 6;

  private static final String[] ONSETS = {
    "b", "br", "c", "ch", "d", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr",
    "qu", "r", "s", "sh", "st", "t", "tr", "v", "w", "x", "y", "z"
  };

  private static final String[] RHYMES = {
    "a", "ai", "al", "an", "ar", "e", "ea", "el", "en", "er", "i", "in", "is", "o", "ol", "on",
    "oo", "or", "u", "um", "un", "us", "y"
  };

  private final Random random;
  private final List<String> words;

  GeneratedWords(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  Random random() {
    return random;
  }

  /**
   * A word of the kind {@code name}.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  String word(String name) {
    return switch (name) {
      case "word" -> one();
      case "coined" -> coined();
      case "camel" -> camel(several());
      case "Pascal" -> capital(camel(several()));
      case "snake" -> String.join("_", several());
      case "UPPER" -> String.join("_", several()).toUpperCase(Locale.ROOT);
      case "kebab" -> String.join("-", several());
      case "small" -> Integer.toString(2 + random.nextInt(97));
      case "int" -> Integer.toString(random.nextInt(1 << (4 + random.nextInt(17))));
      case "float" -> String.format(Locale.ROOT, "%.3f", 100 * random.nextDouble());
      case "hex" -> String.format("%06x", random.nextInt(1 << 24));
      case "uuid" ->
          String.format(
              "%08x-%04x-4%03x-9%03x-%012x",
              random.nextInt(),
              random.nextInt(1 << 16),
              random.nextInt(1 << 12),
              random.nextInt(1 << 12),
              random.nextLong() >>> 16);
      case "ip" ->
          String.format(
              "10.%d.%d.%d", random.nextInt(256), random.nextInt(256), random.nextInt(256));
      case "date" ->
          String.format(
              "20%02d-%02d-%02d",
              10 + random.nextInt(17), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case "time" ->
          String.format(
              "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
      default -> throw new IllegalArgumentException("there is no rule for '" + name + "'");
    };
  }

  /** {@code text} with one letter left out, doubled, exchanged or struck three times. */
  String slip(String text) {
    if (text.length() < 3) {
      return text;
    }
    int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) - 1));
    String before = text.substring(0, at);
    String letter = Character.toString(text.codePointAt(at));
    String behind = text.substring(at + letter.length());
    return switch (random.nextInt(4)) {
      case 0 -> before + behind;
      case 1 -> before + letter + letter + behind;
      case 2 -> {
        String next = Character.toString(behind.codePointAt(0));
        yield before + next + letter + behind.substring(next.length());
      }
      default -> before + letter.repeat(3 + random.nextInt(5)) + behind;
    };
  }

  private List<String> several() {
    List<String> parts = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      parts.add(one());
    }
    return parts;
  }

  private String one() {
    if (random.nextInt(ONE_COINED_IN) == 0) {
      return coined();
    }
    double place = random.nextDouble();
    return words.get((int) (place * place * words.size()));
  }

  private String coined() {
    StringBuilder coined = new StringBuilder();
    for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
      coined.append(ONSETS[random.nextInt(ONSETS.length)]);
      coined.append(RHYMES[random.nextInt(RHYMES.length)]);
    }
    return coined.toString();
  }

  private static String camel(List<String> parts) {
    StringBuilder name = new StringBuilder(parts.get(0));
    parts.subList(1, parts.size()).forEach(part -> name.append(capital(part)));
    return name.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
