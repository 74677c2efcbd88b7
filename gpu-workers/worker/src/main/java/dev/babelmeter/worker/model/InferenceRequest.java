// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.CallException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model is asked.
 *
 * @param inputs tensors by name
 * @param parameters parameters by name: Boolean, Long or String
 * @param outputs names of the tensors wanted; empty for all
 */
public record InferenceRequest(
    Map<String, Tensor> inputs, Map<String, Object> parameters, Set<String> outputs) {
  /**
   * Checks that the request names nothing that {@code model} does not know.
   *
   * @param known names of the parameters that it knows
   * @throws CallException when it does
   */
  void requireKnown(ModelInfo model, Set<String> known) {
    requireKnown(
        model, "input", inputs.keySet(), model.inputs().stream().map(t -> t.name()).toList());
    requireKnown(model, "output", outputs, model.outputs().stream().map(t -> t.name()).toList());
    requireKnown(model, "parameter", parameters.keySet(), known);
  }

  private static void requireKnown(
      ModelInfo model, String kind, Set<String> given, Iterable<String> known) {
    Set<String> names = new TreeSet<>();
    known.forEach(names::add);
    for (String name : given) {
      if (!names.contains(name)) {
        throw CallException.invalid(
            "model %s has no %s '%s': use %s"
                .formatted(model.name(), kind, name, String.join(", ", names)));
      }
    }
  }

  /** Whether the output {@code name} is wanted. */
  boolean wants(String name) {
    return outputs.isEmpty() || outputs.contains(name);
  }

  /**
   * The input {@code name}.
   *
   * @throws CallException when it is missing or has none of {@code datatypes}
   */
  Tensor required(String name, Datatype... datatypes) {
    return optional(name, datatypes)
        .orElseThrow(() -> CallException.invalid("input '%s' is missing: send it".formatted(name)));
  }

  /**
   * The input {@code name}, if it is there.
   *
   * @throws CallException when it has none of {@code datatypes}
   */
  Optional<Tensor> optional(String name, Datatype... datatypes) {
    Optional<Tensor> tensor = Optional.ofNullable(inputs.get(name));
    tensor.ifPresent(
        found -> {
          if (!List.of(datatypes).contains(found.datatype())) {
            throw CallException.invalid(
                "input '%s' is %s and must be %s: convert it"
                    .formatted(
                        name,
                        found.datatype(),
                        String.join(" or ", Arrays.stream(datatypes).map(Enum::name).toList())));
          }
        });
    return tensor;
  }

  /**
   * Checks a shape.
   *
   * @param sizes what it must be; -1 for any size above zero
   * @throws CallException when it is something else
   */
  static void requireShape(Tensor tensor, long... sizes) {
    Shape shape = tensor.shape();
    boolean fits = shape.rank() == sizes.length;
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = sizes[i] < 0 ? shape.size(i) > 0 : shape.size(i) == sizes[i];
    }
    if (!fits) {
      throw CallException.invalid(
          "input '%s' has the shape %s and must have %s%s: reshape it"
              .formatted(
                  tensor.name(),
                  shape,
                  Arrays.toString(sizes).replace(" ", ""),
                  Arrays.stream(sizes).anyMatch(size -> size < 0)
                      ? " with sizes above zero for -1"
                      : ""));
    }
  }

  /** The truth value of parameter {@code name}, or {@code fallback}. */
  boolean flag(String name, boolean fallback) {
    return parameter(name, Boolean.class, "a bool").orElse(fallback);
  }

  /** The whole number of parameter {@code name}, if it is there. */
  Optional<Long> number(String name) {
    return parameter(name, Long.class, "an int64");
  }

  /** The text of parameter {@code name}, if it is there. */
  Optional<String> text(String name) {
    return parameter(name, String.class, "a string");
  }

  private <T> Optional<T> parameter(String name, Class<T> type, String wanted) {
    Object value = parameters.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw CallException.invalid(
          "parameter '%s' is not %s: send it as one".formatted(name, wanted));
    }
    return Optional.of(type.cast(value));
  }
}
