// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.worker.onnx.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds encoders: the one that comes with Babelmeter, and those in folders as sentence-transformers
 * and its ONNX exports lay them out.
 */
public final class EncoderSources {
  /** The encoder that comes with Babelmeter. */
  public static final String BUILT_IN = "all-MiniLM-L6-v2";

  private static final int BUILT_IN_POSITIONS = 512;
  private static final List<String> MODEL_FILES = List.of("model.onnx", "onnx/model.onnx");

  /** Some tokenizer_config.json state "no limit" as a number of this size or more. */
  private static final int NO_LIMIT = 1_000_000;

  /** RoBERTa counts positions from the padding's id + 1, which is 2 in every published model. */
  private static final int ROBERTA_OFFSET = 2;

  private EncoderSources() {}

  /**
   * Finds the encoder that {@code options} describe.
   *
   * @throws RoleException when there is none
   */
  public static EncoderSource find(EncoderOptions options) {
    return options.folder() == null ? builtIn(options) : inFolder(options.folder(), options);
  }

  private static EncoderSource builtIn(EncoderOptions options) {
    return new EncoderSource(
        options.name().isEmpty() ? BUILT_IN : options.name(),
        new ModelFile.InLibrary(EncoderSources.class, "/all-minilm-l6-v2.onnx"),
        tokenizer(new VocabularySpec.BuiltIn("bert-base-uncased")),
        options.pooling().or(() -> Pooling.MEAN),
        options.normalize().or(() -> true),
        withinLimit(options.maxTokens(), BUILT_IN_POSITIONS, "the model"));
  }

  private static EncoderSource inFolder(Path folder, EncoderOptions options) {
    Path model =
        MODEL_FILES.stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new RoleException(
                        folder
                            + " holds neither model.onnx nor onnx/model.onnx: set encoder.folder to"
                            + " the folder of an encoder exported to ONNX"));
    String folderName = folder.toAbsolutePath().normalize().getFileName().toString();
    String name = options.name().isEmpty() ? folderName : options.name();
    return new EncoderSource(
        name,
        new ModelFile.OnDisk(model),
        tokenizer(new VocabularySpec.LocalFile(name, folder.resolve("tokenizer.json"))),
        options.pooling().or(() -> pooling(folder)),
        options.normalize().or(() -> normalizes(folder)),
        maxTokens(folder, options));
  }

  private static TokenizerSource tokenizer(VocabularySpec spec) {
    try {
      return new TokenizerSources(HubConfig.fromEnvironment()).read(spec);
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Pooling pooling(Path folder) {
    JsonNode pooling = json(folder.resolve("1_Pooling/config.json"));
    if (pooling.path("pooling_mode_mean_tokens").asBoolean()) {
      return Pooling.MEAN;
    }
    if (pooling.path("pooling_mode_cls_token").asBoolean()) {
      return Pooling.CLS;
    }
    if (pooling.path("pooling_mode_lasttoken").asBoolean()) {
      return Pooling.LAST;
    }
    throw new RoleException(
        folder
            + " does not say in 1_Pooling/config.json that its encoder pools by mean, first or last"
            + " token: set encoder.pooling to mean, cls or last");
  }

  private static boolean normalizes(Path folder) {
    for (JsonNode module : json(folder.resolve("modules.json"))) {
      if (module.path("type").asText().endsWith(".Normalize")) {
        return true;
      }
    }
    return false;
  }

  private static int maxTokens(Path folder, EncoderOptions options) {
    JsonNode config = json(folder.resolve("config.json"));
    int positions = config.path("max_position_embeddings").asInt(0);
    if (config.path("model_type").asText().contains("roberta")) {
      positions -= ROBERTA_OFFSET;
    }
    int said = json(folder.resolve("sentence_bert_config.json")).path("max_seq_length").asInt(0);
    if (said <= 0) {
      // As a floating-point number, for some files give one beyond all integers.
      double limit =
          json(folder.resolve("tokenizer_config.json")).path("model_max_length").asDouble(0);
      said = limit < NO_LIMIT ? (int) limit : 0;
    }
    if (said <= 0) {
      said = positions;
    }
    if (options.maxTokens() > 0) {
      return withinLimit(
          options.maxTokens(),
          positions > 0 ? positions : options.maxTokens(),
          folder + "/config.json");
    }
    if (said <= 0) {
      throw new RoleException(
          folder + " does not say how many tokens a text may have: set encoder.max-tokens");
    }
    return positions > 0 ? Math.min(said, positions) : said;
  }

  private static int withinLimit(int wanted, int limit, String place) {
    if (wanted > limit) {
      throw new RoleException(
          "encoder.max-tokens is %d and %s allows %d: lower it".formatted(wanted, place, limit));
    }
    return wanted == 0 ? limit : wanted;
  }

  /** The content of a file, or nothing when it is not there. */
  private static JsonNode json(Path file) {
    if (!Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new RoleException(file + " is not readable as JSON: fetch it again", e);
    }
  }
}
