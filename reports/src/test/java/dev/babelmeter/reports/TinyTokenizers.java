// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.TokenizerSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vocabularies of a few tokens. */
public final class TinyTokenizers {
  private TinyTokenizers() {}

  /** A model of byte pairs. */
  public static TokenizerSource bpe(String... tokens) {
    return source("bpe", Map.of("type", "BPE", "vocab", ids(tokens)), List.of());
  }

  public static TokenizerSource unigram(String... pieces) {
    List<Object> vocab = new ArrayList<>();
    for (String piece : pieces) {
      vocab.add(List.of(piece, -1.5));
    }
    return source("unigram", Map.of("type", "Unigram", "unk_id", 0, "vocab", vocab), List.of());
  }

  public static TokenizerSource wordPiece(String... tokens) {
    return source(
        "wordpiece",
        Map.of("type", "WordPiece", "continuing_subword_prefix", "##", "vocab", ids(tokens)),
        List.of("[UNK]"));
  }

  public static Map<String, Integer> ids(String... tokens) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String token : tokens) {
      ids.put(token, ids.size());
    }
    return ids;
  }

  /** A file with {@code model} and special added tokens. */
  public static TokenizerSource source(String name, Map<String, ?> model, List<String> special) {
    Map<String, Object> file = new LinkedHashMap<>();
    List<Object> added = new ArrayList<>();
    for (String token : special) {
      added.add(Map.of("id", 1000 + added.size(), "content", token, "special", true));
    }
    file.put("added_tokens", added);
    if (name.equals("bytes")) {
      file.put("pre_tokenizer", Map.of("type", "ByteLevel"));
    }
    file.put("model", model);
    try {
      String json = new ObjectMapper().writeValueAsString(file);
      return new TokenizerSource(name, "file", name, "", json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
