// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published token counts of FLORES-200 (Petrov et al. 2023, AleksandarPetrov/
 * tokenization-fairness) through the command, for one language of each kind: favoured, dear, of
 * another script, without spaces.
 */
class PremiumOracleTest {
  private static final List<String> CODES =
      List.of("eng_Latn", "deu_Latn", "tur_Latn", "shn_Mymr", "zho_Hans");

  private static final Map<String, String> COLUMNS =
      Map.of(
          "LLAMA", "llama2",
          "GPT-2", "gpt2",
          "cl100k_base", "cl100k_base",
          "ByT5", "bytes",
          "CANINE", "code_points");

  @TempDir private Path temp;

  @Test
  void reproducesThePublishedCountsAndPremiums() throws IOException {
    Path data = Path.of(System.getProperty("babelmeter.shared", ""), "data");
    assumeTrue(Files.isDirectory(data), "the shared test data is absent (babelmeter.shared)");
    for (String code : CODES) {
      join(data.resolve("flores200"), code);
    }
    Path vocabularies = data.resolve("vocabularies");
    CommandRun run =
        CommandRun.of(
            "premium",
            "--vocabularies",
            vocabularies.resolve("llama2/tokenizer.json.gz")
                + ","
                + vocabularies.resolve("gpt2/tokenizer.json.gz")
                + ",cl100k_base",
            "--pivot",
            "eng_Latn",
            "--granularity",
            "corpus",
            "--baselines",
            temp.toString());
    assertThat(run.err()).isEmpty();
    Map<String, String> counted = new HashMap<>();
    for (String line : run.outLines()) {
      String[] cells = line.split("\t");
      counted.put(cells[0] + " " + cells[1], cells[3] + " " + cells[5]);
    }
    Map<String, Map<String, Long>> published =
        published(data.resolve("oracles/petrov_token_lengths.csv"));
    for (String code : CODES) {
      COLUMNS.forEach(
          (column, vocabulary) -> {
            long tokens = published.get(code).get(column);
            double premium = (double) tokens / published.get("eng_Latn").get(column);
            assertThat(counted.get(code + " " + vocabulary))
                .as(code + " " + column)
                .isEqualTo(tokens + " " + premium);
          });
    }
  }

  /** The published code joins all lines of both parts, with an empty one after each part. */
  private void join(Path flores, String code) throws IOException {
    try (OutputStream out = Files.newOutputStream(temp.resolve(code + ".txt"))) {
      for (String part : List.of("dev", "devtest")) {
        Path file = flores.resolve(part).resolve(code + ".txt.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          in.transferTo(out);
        }
        out.write('\n');
      }
    }
  }

  private static Map<String, Map<String, Long>> published(Path file) throws IOException {
    List<String> rows = Files.readAllLines(file);
    String[] header = rows.get(0).split(",");
    Map<String, Map<String, Long>> published = new HashMap<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      Map<String, Long> counts = new HashMap<>();
      for (int i = 2; i < cells.length; i++) {
        counts.put(header[i], Long.parseLong(cells[i]));
      }
      published.put(cells[0], counts);
    }
    return published;
  }
}
