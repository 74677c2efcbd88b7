// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Support and product messages, each in every language: message N is line N of {@code CODE.txt}.
 */
final class BundledTexts {
  /** BCP 47 codes of the languages. */
  static final List<String> LANGUAGES =
      List.of(
          "am", "ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "ja", "ka", "ko",
          "my", "pl", "pt", "ru", "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh");

  private final Map<String, List<String>> messages;

  private BundledTexts(Map<String, List<String>> messages) {
    this.messages = messages;
  }

  static BundledTexts load() {
    return new BundledTexts(
        LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), BundledTexts::linesOf)));
  }

  /** Number of messages. */
  int size() {
    return messages.get("en").size();
  }

  /** Returns message {@code index} in {@code language}. */
  String text(int index, String language) {
    return messages.get(language).get(index);
  }

  static List<String> linesOf(String language) {
    String resource = language + ".txt";
    try (InputStream in =
            Objects.requireNonNull(
                BundledTexts.class.getResourceAsStream(resource), "no resource " + resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }
}
