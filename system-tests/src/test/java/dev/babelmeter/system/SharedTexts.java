// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The Universal Declaration of Human Rights in 532 translations, from the shared test data. */
final class SharedTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedTexts() {}

  /** The folder of the translations; skips the test where it is absent. */
  static Path udhr() {
    Path folder = Path.of(System.getProperty("babelmeter.shared")).resolve("data/udhr");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: the shared texts are not at " + folder);
    return folder;
  }

  /**
   * Writes every paragraph of every translation twice: as a plain line to {@code lines} and as a
   * JSON line with its language tag to {@code events}.
   *
   * @return the number of paragraphs
   */
  static long writeUdhr(Path lines, Path events) throws IOException {
    Path folder = udhr();
    long paragraphs = 0;
    List<String> index = Files.readAllLines(folder.resolve("INDEX.tsv"));
    List<String> header = List.of(index.get(0).split("\t", -1));
    try (BufferedWriter plain = Files.newBufferedWriter(lines);
        BufferedWriter json = Files.newBufferedWriter(events)) {
      for (String row : index.subList(1, index.size())) {
        String[] cells = row.split("\t", -1);
        String code = cells[header.indexOf("code")];
        String language = cells[header.indexOf("bcp47")];
        for (String paragraph : paragraphs(folder.resolve(code + ".txt.gz"))) {
          plain.write(paragraph);
          plain.write('\n');
          json.write(JSON.writeValueAsString(Map.of("text", paragraph, "language", language)));
          json.write('\n');
          paragraphs++;
        }
      }
    }
    return paragraphs;
  }

  private static List<String> paragraphs(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isEmpty()).toList();
    }
  }
}
