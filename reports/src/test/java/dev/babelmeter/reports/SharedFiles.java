// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The optional folder of test data, and vocabularies; a test is skipped where it is absent. */
public final class SharedFiles {
  private SharedFiles() {}

  public static Path data(String path) {
    String folder = System.getProperty("babelmeter.shared", "");
    assumeTrue(
        !folder.isEmpty() && Files.isDirectory(Path.of(folder, "data")),
        "the shared test data is absent (system property babelmeter.shared)");
    return Path.of(folder, "data").resolve(path);
  }

  public static TokenizerSource vocabulary(String name) {
    return source(data("vocabularies").resolve(name).resolve("tokenizer.json.gz").toString());
  }

  public static TokenizerSource source(String spec) {
    return new TokenizerSources(HubConfig.from(Map.of()))
        .read(VocabularySpec.parseList(spec).get(0));
  }
}
