// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Makes a smaller byte-pair vocabulary of a larger one: its first tokens, and the merges among
 * them. Since merges come in the order of the ids, it is the vocabulary that training would have
 * given had it stopped there.
 */
final class CutVocabulary {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CutVocabulary() {}

  /**
   * Writes the first {@code tokens} tokens of the byte-pair vocabulary in {@code file}, a {@code
   * tokenizer.json.gz}, to {@code folder/tokenizer.json}, and returns that path.
   */
  static Path write(Path file, int tokens, Path folder) throws IOException {
    JsonNode root;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      root = JSON.readTree(in);
    }
    ObjectNode model = (ObjectNode) root.path("model");
    ObjectNode vocabulary = (ObjectNode) model.path("vocab");
    for (Iterator<JsonNode> ids = vocabulary.elements(); ids.hasNext(); ) {
      if (ids.next().asInt() >= tokens) {
        ids.remove();
      }
    }
    ArrayNode merges = JSON.createArrayNode();
    for (JsonNode merge : model.path("merges")) {
      if (isAmong(vocabulary, merge)) {
        merges.add(merge);
      }
    }
    model.set("merges", merges);
    for (Iterator<JsonNode> added = root.path("added_tokens").elements(); added.hasNext(); ) {
      if (added.next().path("id").asInt() >= tokens) {
        added.remove();
      }
    }
    Files.createDirectories(folder);
    Path cut = folder.resolve("tokenizer.json");
    JSON.writeValue(cut.toFile(), root);
    return cut;
  }

  /** Whether both parts of {@code merge} and what they become are in {@code vocabulary}. */
  private static boolean isAmong(ObjectNode vocabulary, JsonNode merge) {
    Map.Entry<String, String> parts =
        merge.isArray()
            ? Map.entry(merge.path(0).asText(), merge.path(1).asText())
            : Map.entry(
                merge.asText().substring(0, merge.asText().indexOf(' ')),
                merge.asText().substring(merge.asText().indexOf(' ') + 1));
    return vocabulary.has(parts.getKey())
        && vocabulary.has(parts.getValue())
        && vocabulary.has(parts.getKey() + parts.getValue());
  }
}
