// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import dev.babelmeter.prices.ModelVocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which vocabulary a model has, as its maker publishes it: the resource {@code vocabularies.tsv}.
 * The first line whose expression matches all of a name counts. A model that no line matches has an
 * unknown vocabulary: a wrong one would give wrong counts under an exact name.
 */
public final class ModelVocabularies {
  private static final String RESOURCE = "/dev/babelmeter/prices/vocabularies.tsv";
  private static final List<Line> LINES = read();

  private ModelVocabularies() {}

  /** Returns the vocabulary of {@code model}. */
  public static ModelVocabulary of(String model) {
    return LINES.stream()
        .filter(line -> line.models.matcher(model).matches())
        .findFirst()
        .map(line -> ModelVocabulary.exact(line.vocabulary, line.source))
        .orElse(ModelVocabulary.UNKNOWN);
  }

  private record Line(Pattern models, String vocabulary, String source) {}

  private static List<Line> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ModelVocabularies.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Line(Pattern.compile(cells[0]), cells[1], cells[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
  }
}
