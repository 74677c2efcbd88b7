// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Opens vocabularies for tests. */
final class Vocabularies {
  /** A configuration that reaches no network. */
  static final HubConfig OFFLINE =
      new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("no-such-cache"));

  private Vocabularies() {}

  static VocabularySet open(String list) {
    return VocabularySet.open(VocabularySpec.parseList(list), OFFLINE);
  }

  /** Opens the vocabularies {@code names} of the shared test data. */
  static VocabularySet openShared(List<String> names) {
    List<String> paths =
        names.stream().map(name -> SharedData.vocabulary(name).toString()).toList();
    return open(String.join(",", paths));
  }

  /** Opens the {@code tokenizer.json} with text {@code json}. */
  static VocabularySet openJson(Path folder, String json) {
    return open(write(folder, json).toString());
  }

  static Path write(Path folder, String json) {
    try {
      Path file = Files.createTempFile(folder, "vocabulary", ".json");
      return Files.writeString(file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TokenCounts count(VocabularySet vocabularies, String text) {
    TokenCounts counts = new TokenCounts(vocabularies.size());
    vocabularies.newCounter().count(text, counts);
    return counts;
  }

  static List<Integer> ids(VocabularySet vocabularies, String text) {
    return Arrays.stream(vocabularies.newCounter().encode(text, 0).ids()).boxed().toList();
  }
}
