// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names and shapes of a hypernetwork's tensors, those of {@code ZettHypernet} in PyTorch. */
public final class HypernetTensors {
  /** Never used, and in some checkpoints as large as the source's table. */
  static final String WORDS = "model.embeddings.word_embeddings.weight";

  private static final Set<String> IGNORED = Set.of(WORDS, "model.embeddings.position_ids");

  private HypernetTensors() {}

  /** The tensors that a network of {@code config} is made of, but {@link #WORDS}. */
  public static Map<String, List<Integer>> of(HypernetConfig config) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    int h = config.hidden();
    int i = config.intermediate();
    shapes.put("model.embeddings.position_embeddings.weight", List.of(HypernetConfig.POSITIONS, h));
    shapes.put("model.embeddings.token_type_embeddings.weight", List.of(1, h));
    norm(shapes, "model.embeddings.LayerNorm", h);
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = "model.encoder.layer." + layer;
      for (String part : List.of("query", "key", "value")) {
        linear(shapes, prefix + ".attention.self." + part, h, h);
      }
      linear(shapes, prefix + ".attention.output.dense", h, h);
      norm(shapes, prefix + ".attention.output.LayerNorm", h);
      linear(shapes, prefix + ".intermediate.dense", h, i);
      linear(shapes, prefix + ".output.dense", i, h);
      norm(shapes, prefix + ".output.LayerNorm", h);
    }
    if (config.languages() > 0) {
      shapes.put("lang_embeddings.weight", List.of(config.languages(), h));
    }
    shapes.put("fallback_embeddings.weight", List.of(config.extraTokens(), config.inputWidth()));
    linear(shapes, "input_projection.0", config.inputWidth(), h);
    projector(shapes, "input_projection.1", h, i);
    head(
        shapes,
        "output_projection",
        config,
        config.singleHead() ? config.inputWidth() : config.embedding());
    if (config.separateOutput() && !config.singleHead()) {
      head(shapes, "output_projection_out", config, config.embedding());
    }
    if (config.rescales()) {
      scaler(shapes, "in_scaler", config.inputWidth());
      scaler(shapes, "scaler", config.embedding());
      if (config.separateOutput()) {
        scaler(shapes, "out_scaler", config.embedding());
      }
    }
    if (config.predictsBias()) {
      linear(shapes, "bias_projection", h, 1);
    }
    return shapes;
  }

  private static void linear(Map<String, List<Integer>> shapes, String name, int in, int out) {
    shapes.put(name + ".weight", List.of(out, in));
    shapes.put(name + ".bias", List.of(out));
  }

  private static void norm(Map<String, List<Integer>> shapes, String name, int size) {
    shapes.put(name + ".weight", List.of(size));
    shapes.put(name + ".bias", List.of(size));
  }

  private static void projector(Map<String, List<Integer>> shapes, String name, int h, int i) {
    linear(shapes, name + ".dense1", h, i);
    linear(shapes, name + ".dense2", i, h);
    norm(shapes, name + ".ln", h);
  }

  private static void head(
      Map<String, List<Integer>> shapes, String name, HypernetConfig config, int out) {
    projector(shapes, name + ".0", config.hidden(), config.intermediate());
    linear(shapes, name + ".1", config.hidden(), out);
  }

  private static void scaler(Map<String, List<Integer>> shapes, String name, int size) {
    shapes.put(name + ".w", List.of(1, size));
    shapes.put(name + ".b", List.of(1, size));
  }

  /**
   * Checks that {@code checkpoint} holds the tensors of {@code config}, all of them and no others.
   *
   * @throws RoleException when it does not; the sentence names the first few
   */
  static void check(Checkpoint checkpoint, HypernetConfig config) {
    Map<String, List<Integer>> expected = of(config);
    Set<String> missing = new TreeSet<>(expected.keySet());
    missing.removeAll(checkpoint.names());
    Set<String> unknown = new TreeSet<>(checkpoint.names());
    unknown.removeAll(expected.keySet());
    unknown.removeAll(IGNORED);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new RoleException(
          "the checkpoint %s is not of the network that its config.json tells of: %s%s; fetch both again"
              .formatted(
                  checkpoint.place(), some("it lacks ", missing), some(" it has besides ", unknown))
              .replace(":  ", ": "));
    }
    expected.forEach(
        (name, shape) -> {
          if (!checkpoint.shape(name).equals(shape)) {
            throw new RoleException(
                "tensor '%s' of %s has the shape %s and config.json asks for %s: fetch both again"
                    .formatted(name, checkpoint.place(), checkpoint.shape(name), shape));
          }
        });
  }

  private static String some(String beginning, Set<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    return beginning
        + String.join(", ", names.stream().limit(3).toList())
        + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
  }
}
