// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The models that the worker serves, by name. */
public final class ModelRegistry {
  private final Map<String, InferenceModel> models = new TreeMap<>();

  /** Makes a registry of {@code models}. */
  public ModelRegistry(List<InferenceModel> models) {
    models.forEach(model -> this.models.put(model.info().name(), model));
  }

  /**
   * The model {@code name}.
   *
   * @param version its version; empty for any
   * @throws CallException when it is not served
   */
  public InferenceModel model(String name, String version) {
    InferenceModel model = models.get(name);
    if (model == null) {
      throw new CallException(
          Reason.NOT_FOUND,
          "there is no model '%s': use one of %s".formatted(name, String.join(", ", names())));
    }
    if (!version.isEmpty() && !version.equals(model.info().version())) {
      throw new CallException(
          Reason.NOT_FOUND,
          "model %s has no version '%s': use %s, or leave the version out"
              .formatted(name, version, model.info().version()));
    }
    return model;
  }

  /** Their names, in order. */
  public Collection<String> names() {
    return models.keySet();
  }

  /** All of them, by name. */
  public Collection<InferenceModel> all() {
    return models.values();
  }
}
