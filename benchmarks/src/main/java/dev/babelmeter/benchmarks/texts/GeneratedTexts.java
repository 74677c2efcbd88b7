// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts of one grammar, one after another, each the same for the same seed. They have the shapes of
 * code and chat; how often a new word comes is a choice of {@link GeneratedWords}, not measured on
 * real ones.
 */
final class GeneratedTexts {
  /** Grammars by kind: the languages of {@code code} and {@code chat}. */
  static final List<String> CODE =
      List.of(
          "java", "python", "typescript", "rust", "go", "c", "sql", "shell", "json", "yaml", "log");

  static final List<String> CHAT = List.of("en", "es", "de", "ru", "ja", "zh", "hi", "ar");

  private final Grammar grammar;
  private final GeneratedWords words;

  /**
   * Texts of the grammar {@code kind-language.txt}.
   *
   * @param seed where the random choices begin
   */
  GeneratedTexts(String kind, String language, long seed) {
    List<String> rules = new ArrayList<>(resource(kind + "-common.txt"));
    rules.addAll(resource(kind + "-" + language + ".txt"));
    grammar = new Grammar(rules);
    long own = seed + (kind + "/" + language).hashCode();
    words = new GeneratedWords(new Random(own), resource("words.txt"));
  }

  /** The next text, of 300 to 350 bytes. */
  String next() {
    StringBuilder text = new StringBuilder();
    while (BenchmarkText.of("", text.toString()).bytes() < TextCutter.MOST_BYTES) {
      grammar.write("text", words, text);
    }
    return TextCutter.first(text.toString());
  }

  private static List<String> resource(String name) {
    try (InputStream in =
        GeneratedTexts.class.getResourceAsStream("/dev/babelmeter/benchmarks/texts/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the class path");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
