// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.SafetensorsFile;
import dev.babelmeter.worker.checkpoint.SafetensorsWriter;
import dev.babelmeter.worker.checkpoint.SafetensorsWriter.Precision;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of a training: its state while it lasts, and at its end the network as workers load
 * it.
 *
 * @param folder where it is
 */
public record TrainingFolder(Path folder) {
  private static final String STATE = "training-state.safetensors";
  private static final String STEPS = "steps";
  private static final String SEED = "babelmeter_seed";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A training that was not finished. */
  private record Saved(int steps, Checkpoint tensors) {}

  /**
   * Goes on with a training that was begun here; nothing is there when none was.
   *
   * @throws RoleException when it was begun with other options
   */
  public void resume(HypernetTraining training, TrainingOptions options, String texts) {
    if (!Files.exists(folder.resolve(STATE))) {
      return;
    }
    Saved saved = read(description(options, texts));
    training.resume(saved.tensors, saved.steps);
  }

  private Saved read(String description) {
    Checkpoint state = SafetensorsFile.open(folder.resolve(STATE));
    JsonNode said;
    try {
      said = JSON.readTree(folder.resolve(STATE + ".json").toFile());
    } catch (IOException e) {
      throw new RoleException(
          folder + " holds half a training's state: empty the folder, or give another", e);
    }
    if (!said.path("options").asText().equals(description)) {
      throw new RoleException(
          folder
              + " holds a training with other options or texts ("
              + said.path("options").asText()
              + "): give those, or another folder");
    }
    float steps = state.names().contains(STEPS) ? state.values(STEPS)[0] : 0;
    return new Saved((int) steps, state);
  }

  private static String description(TrainingOptions options, String texts) {
    return options + ", texts " + texts;
  }

  /** Saves all that is needed to go on. */
  public void save(HypernetTraining training, TrainingOptions options, String texts) {
    Checkpoint state = training.state();
    Map<String, Stored> tensors = new HashMap<>();
    for (String name : state.names()) {
      tensors.put(name, new Stored(state.shape(name), () -> state.values(name)));
    }
    float steps = training.steps();
    tensors.put(STEPS, new Stored(List.of(1), () -> new float[] {steps}));
    try {
      Files.createDirectories(folder);
      JSON.writeValue(
          folder.resolve(STATE + ".json").toFile(), Map.of("options", description(options, texts)));
      SafetensorsWriter.write(
          folder.resolve(STATE), new StoredTensors("memory", tensors), Precision.F32, Map.of());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Writes the network as workers load it, with its card, and removes the state.
   *
   * @param card text about the network
   */
  public void finish(HypernetTraining training, TrainingOptions options, String card) {
    try {
      Files.createDirectories(folder);
      SafetensorsWriter.write(
          folder.resolve("model.safetensors"),
          training.weights(),
          Precision.F16,
          Map.of("format", "pt"));
      JSON.writeValue(
          folder.resolve("config.json").toFile(), config(training.config(), options.seed()));
      Files.writeString(folder.resolve("README.md"), card);
      Files.deleteIfExists(folder.resolve(STATE));
      Files.deleteIfExists(folder.resolve(STATE + ".json"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * The seed of the network in {@code folder}.
   *
   * @throws RoleException when it does not say
   */
  public static long seed(Path folder) {
    JsonNode seed;
    try {
      seed = JSON.readTree(folder.resolve("config.json").toFile()).path(SEED);
    } catch (IOException e) {
      throw new RoleException(
          folder + " holds no network that can be read (" + e.getMessage() + ")", e);
    }
    if (!seed.isIntegralNumber()) {
      throw new RoleException(
          folder + "/config.json says no " + SEED + ": give networks that were trained here");
    }
    return seed.longValue();
  }

  private RoleException unwritable(IOException e) {
    return new RoleException(
        folder + " cannot be written to (" + e.getMessage() + "): give another folder", e);
  }

  private static ObjectNode config(HypernetConfig config, long seed) {
    ObjectNode json = JSON.createObjectNode();
    json.put("hn_model_type", "roberta");
    json.put("n_embd", config.embedding());
    json.put("hn_hidden_size", config.hidden());
    json.put("hn_intermediate_size", config.intermediate());
    json.put("hn_n_layers", config.layers());
    json.put("hn_num_attention_heads", config.heads());
    json.put("hn_surface_maxlen", config.maxPieces());
    json.put("hn_embed_lang_id", false);
    json.put("hn_n_extra_tokens", config.extraTokens());
    json.put("original_vocab_size", config.sourceTokens());
    json.put("pad_token_id", config.padding());
    json.put("separate_out_embeddings", false);
    json.put("hn_predict_bias", false);
    json.put("hn_rescale_embeddings", true);
    json.put("babelmeter_adds_mean", config.addsMean());
    json.put(SEED, seed);
    return json;
  }
}
