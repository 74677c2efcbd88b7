// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The shape of a hypernetwork, as ZeTT's {@code config.json} tells it.
 *
 * @param embedding length of a row of the source's table ({@code n_embd})
 * @param hidden length of the network's own vectors
 * @param intermediate length within a layer
 * @param layers layers
 * @param heads attention heads
 * @param maxPieces pieces of a token ({@code hn_surface_maxlen})
 * @param languages languages that it knows; 0 when it is told none
 * @param extraTokens bytes that it has rows of its own for
 * @param sourceTokens tokens of the source ({@code original_vocab_size})
 * @param padding id of the padding
 * @param separateOutput whether the source has a table of its own for its output
 * @param singleHead whether one head predicts both
 * @param predictsBias whether it predicts the output's bias
 * @param rescales whether it rescales rows
 * @param addsMean whether it predicts what to add to the mean of the pieces' rows ({@code
 *     babelmeter_adds_mean}, of networks that are trained here; as tokenkit's newer networks do)
 */
public record HypernetConfig(
    int embedding,
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int maxPieces,
    int languages,
    int extraTokens,
    int sourceTokens,
    int padding,
    boolean separateOutput,
    boolean singleHead,
    boolean predictsBias,
    boolean rescales,
    boolean addsMean) {
  private static final int HEAD_SIZE = 64;

  /** Rows of the position table of the RoBERTa that every published network begins from. */
  static final int POSITIONS = 514;

  /**
   * Reads a {@code config.json}.
   *
   * @throws RoleException when it cannot be read, or tells of a network of another kind
   */
  public static HypernetConfig read(Path file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new RoleException(file + " is not readable as JSON: fetch it again", e);
    }
    for (String unsupported :
        new String[] {
          "hn_concat_last_hidden_state", "hn_add_inter_token_attention", "hn_embed_target_priors"
        }) {
      if (json.path(unsupported).asBoolean()) {
        throw new RoleException(
            file + " asks for " + unsupported + ", which no published network has: use another");
      }
    }
    if (!json.path("hn_model_type").asText("roberta").equals("roberta")) {
      throw new RoleException(file + " is not of type roberta: use another network");
    }
    int hidden = required(file, json, "hn_hidden_size");
    return new HypernetConfig(
        required(file, json, "n_embd"),
        hidden,
        required(file, json, "hn_intermediate_size"),
        required(file, json, "hn_n_layers"),
        json.path("hn_num_attention_heads").asInt(hidden / HEAD_SIZE),
        required(file, json, "hn_surface_maxlen"),
        json.path("hn_embed_lang_id").asBoolean() ? required(file, json, "n_langs") : 0,
        Math.max(json.path("hn_n_extra_tokens").asInt(0), 1),
        required(file, json, "original_vocab_size"),
        required(file, json, "pad_token_id"),
        json.path("separate_out_embeddings").asBoolean(),
        json.path("hn_single_head").asBoolean(),
        json.path("hn_predict_bias").asBoolean(),
        json.path("hn_rescale_embeddings").asBoolean(),
        json.path("babelmeter_adds_mean").asBoolean());
  }

  private static int required(Path file, JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isInt() || value.intValue() < 0) {
      throw new RoleException(
          file + " does not say " + field + " as a whole number: add it to the file");
    }
    return value.intValue();
  }

  /** Length of the rows that it takes: both tables' rows side by side when there are two. */
  public int inputWidth() {
    return separateOutput ? 2 * embedding : embedding;
  }
}
