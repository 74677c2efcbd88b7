// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /**
   * Writes parallel lines of all shared languages, each line one translation group, and between
   * them paragraphs of the translations of the declaration, each with an identifier and a time.
   *
   * @param groups number of parallel lines
   * @param every takes one paragraph in so many
   * @return the number of texts
   */
  static long writeGroups(Path events, int groups, int every) throws IOException {
    Path paragraphs = events.resolveSibling("paragraphs.jsonl");
    writeUdhr(events.resolveSibling("paragraphs.txt"), paragraphs);
    List<String> alone = Files.readAllLines(paragraphs);
    Map<String, List<String>> parallel = parallelLines();
    Instant start = Instant.now().minus(Duration.ofHours(1));
    long texts = 0;
    int next = 0;
    try (BufferedWriter json = Files.newBufferedWriter(events)) {
      for (int group = 0; group < groups; group++) {
        for (Map.Entry<String, List<String>> language : parallel.entrySet()) {
          ObjectNode event = JSON.createObjectNode();
          event.put("text", language.getValue().get(group));
          event.put("language", language.getKey());
          event.put("tenant", "tenant" + group % 3);
          event.put("translation_group", "line" + group);
          event.putObject("attributes").put("domain", "news" + group % 2);
          write(json, event, texts++, start);
        }
        int end = (int) ((long) alone.size() * (group + 1) / groups);
        for (; next < end; next++) {
          if (next % every == 0) {
            ObjectNode event = (ObjectNode) JSON.readTree(alone.get(next));
            event.putObject("attributes").put("domain", "declaration");
            write(json, event, texts++, start);
          }
        }
      }
    }
    return texts;
  }

  private static void write(BufferedWriter json, ObjectNode event, long number, Instant start)
      throws IOException {
    event.put("event_id", "e" + number);
    event.put("event_time", start.plusMillis(20 * number).toString());
    json.write(JSON.writeValueAsString(event));
    json.write('\n');
  }

  /** The lines of each language of FLORES-200's dev set that is there, by BCP 47 tag. */
  private static Map<String, List<String>> parallelLines() throws IOException {
    Path folder = Path.of(System.getProperty("babelmeter.shared")).resolve("data/flores200/dev");
    Map<String, List<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String code = file.getFileName().toString().replace(".txt.gz", "");
        lines.put(code.replace('_', '-'), paragraphs(file));
      }
    }
    return lines;
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
