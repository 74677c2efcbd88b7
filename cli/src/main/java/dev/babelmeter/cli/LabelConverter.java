// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few values by its label; the message for another names them all.
 *
 * @param <T> a value
 */
abstract class LabelConverter<T> implements ITypeConverter<T> {
  private final String kind;
  private final List<T> values;
  private final Function<T, String> label;

  /**
   * Makes a converter.
   *
   * @param kind what a value is called in the message
   * @param values two at least
   */
  LabelConverter(String kind, List<T> values, Function<T, String> label) {
    this.kind = kind;
    this.values = List.copyOf(values);
    this.label = label;
  }

  @Override
  public final T convert(String text) {
    return values.stream()
        .filter(value -> label.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no %s: use %s".formatted(text, kind, alternatives())));
  }

  private String alternatives() {
    List<String> labels = values.stream().map(label).toList();
    int last = labels.size() - 1;
    return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
  }
}
