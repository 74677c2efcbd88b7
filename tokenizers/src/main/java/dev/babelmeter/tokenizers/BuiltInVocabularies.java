// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The vocabularies that come with Babelmeter's dependencies. */
final class BuiltInVocabularies {
  private static final String BERT = "bert-base-uncased";
  private static final String BERT_RESOURCE = "/all-minilm-l6-v2-tokenizer.json";

  /** Their names. */
  static final List<String> NAMES = names();

  private BuiltInVocabularies() {}

  /** Returns the built-in vocabulary {@code name}. */
  static TokenizerSource load(String name) {
    if (name.equals(BERT)) {
      byte[] file = resource(name, BERT_RESOURCE);
      return TokenizerSource.of(
          name, "built-in", "built-in", file, new String(file, StandardCharsets.UTF_8));
    }
    for (OpenAiEncoding encoding : OpenAiEncoding.values()) {
      if (encoding.encodingName().equals(name)) {
        return load(encoding);
      }
    }
    throw new VocabularyException(
        "there is no built-in vocabulary '" + name + "': use one of " + String.join(", ", NAMES));
  }

  private static TokenizerSource load(OpenAiEncoding encoding) {
    String name = encoding.encodingName();
    byte[] file = resource(name, encoding.rankResource());
    try {
      String json = RankTokenizerJson.write(RankFile.parse(file), encoding.splitPattern());
      return TokenizerSource.of(name, "built-in", "built-in", file, json);
    } catch (IllegalArgumentException e) {
      throw new VocabularyException(
          "vocabulary '"
              + name
              + "': the rank file in the JTokkit library cannot be used ("
              + e.getMessage()
              + "): restore jtokkit's jar",
          e);
    }
  }

  private static byte[] resource(String name, String resource) {
    try (InputStream in = BuiltInVocabularies.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no such resource");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new VocabularyException(
          "vocabulary '"
              + name
              + "': its file "
              + resource
              + " cannot be read from the class path ("
              + e.getMessage()
              + "): restore the jar that holds it",
          e);
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (OpenAiEncoding encoding : OpenAiEncoding.values()) {
      names.add(encoding.encodingName());
    }
    names.add(BERT);
    return Collections.unmodifiableList(names);
  }
}
