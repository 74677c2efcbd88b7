// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vocabularies whose counts need no tokenizer to be known. */
final class TinyVocabularies {
  private TinyVocabularies() {}

  /** Writes one that has a token for each word between white space. */
  static Path words(Path folder) throws IOException {
    return write(
        folder.resolve("words.json"),
        Map.of("type", "WhitespaceSplit"),
        Map.of("type", "WordLevel", "vocab", Map.of("[UNK]", 0), "unk_token", "[UNK]"));
  }

  /** Writes one that has a token for each byte of UTF-8. */
  static Path bytes(Path folder) throws IOException {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    int next = 256;
    for (int value = 0; value < 256; value++) {
      // GPT-2's alphabet: visible Latin-1 characters stand for themselves, the others move up.
      boolean visible =
          (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xFF && value != 0xAD);
      int character = visible ? value : next++;
      vocabulary.put(Character.toString(character), vocabulary.size());
    }
    return write(
        folder.resolve("bytes.json"),
        Map.of(
            "type", "ByteLevel",
            "add_prefix_space", false,
            "trim_offsets", true,
            "use_regex", false),
        Map.of("type", "BPE", "vocab", vocabulary, "merges", List.of()));
  }

  private static Path write(Path file, Map<String, ?> preTokenizer, Map<String, ?> model)
      throws IOException {
    Map<String, Object> tokenizer = new LinkedHashMap<>();
    tokenizer.put("version", "1.0");
    tokenizer.put("truncation", null);
    tokenizer.put("padding", null);
    tokenizer.put("added_tokens", List.of());
    tokenizer.put("normalizer", null);
    tokenizer.put("pre_tokenizer", preTokenizer);
    tokenizer.put("post_processor", null);
    tokenizer.put("decoder", null);
    tokenizer.put("model", model);
    return Files.write(file, new ObjectMapper().writeValueAsBytes(tokenizer));
  }
}
