// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutVocabularyTest {
  private static final String WHOLE =
      """
      {"added_tokens": [{"id": 5, "content": "<end>"}, {"id": 0, "content": "a"}],
       "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2, "aba": 3, "bb": 4},
                 "merges": ["a b", %s, "b b"]}}
      """;

  private static final String CUT =
      """
      {"added_tokens": [{"id": 0, "content": "a"}],
       "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a b"]}}
      """;

  @Test
  void keepsTheFirstTokensAndTheMergesAmongThem(@TempDir Path folder) throws IOException {
    for (String merge : new String[] {"\"ab a\"", "[\"ab\", \"a\"]"}) {
      Path whole = folder.resolve("whole.json.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
        out.write(String.format(WHOLE, merge).getBytes(StandardCharsets.UTF_8));
      }
      Path cut = CutVocabulary.write(whole, 3, folder.resolve("cut"));
      assertThat(cut).hasFileName("tokenizer.json");
      ObjectMapper json = new ObjectMapper();
      assertThat(json.readTree(cut.toFile())).isEqualTo(json.readTree(CUT));
    }
  }
}
