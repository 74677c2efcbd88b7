// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live measures of a stream, with two kills of the job and one of the views in mid-stream,
 * equal the analysis of the same events as a file, figure by figure.
 */
class MeasuresIT {
  private static final String VOCABULARIES = "cl100k_base,o200k_base,bert-base-uncased";
  private static final int GROUPS = 60;
  private static final int EVERY = 12;

  /** Columns of the tables by the names in answers, below the object that they are in. */
  private static final Map<String, String> COUNTED =
      Map.of(
          "texts", "texts",
          "characters", "chars",
          "utf8_bytes", "bytes",
          "words", "words",
          "tokens", "tokens",
          "fertility", "fertility",
          "bytes_per_token", "bytes_per_token",
          "normalized_sequence_length", "normalized_sequence_length",
          "single_token_word_share", "single_token_word_share");

  private static final Map<String, String> ANALYSED =
      Map.of(
          "texts", "analysed_texts",
          "tokens", "analysed_tokens",
          "used_tokens", "used_tokens",
          "vocabulary_use", "vocabulary_use",
          "shannon_efficiency", "shannon_efficiency",
          "renyi_efficiency", "renyi_efficiency_2.5",
          "percentile_frequency", "percentile_frequency",
          "type_token_ratio", "type_token_ratio",
          "average_token_rank", "average_token_rank",
          "continued_word_share", "continued_word_share");

  private static final Map<String, String> PREMIUM =
      Map.of(
          "status", "status",
          "premium", "premium",
          "low", "low",
          "high", "high",
          "sample", "sample",
          "tokens", "tokens",
          "pivot_tokens", "pivot_tokens",
          "byte_premium", "byte_premium");

  private static final Map<String, String> ATTRIBUTE =
      Map.of(
          "status", "status",
          "premium", "premium",
          "low", "low",
          "high", "high",
          "sample", "sample",
          "texts", "texts",
          "tokens", "tokens",
          "pivot_tokens", "pivot_tokens",
          "tokens_per_character", "tokens_per_character");

  @Test
  void liveFiguresEqualThoseOfTheFile(@TempDir Path folder) throws Exception {
    SharedTexts.udhr();
    Path events = folder.resolve("events.jsonl");
    long texts = SharedTexts.writeGroups(events, GROUPS, EVERY);
    Path report = folder.resolve("report");
    Command.run(
        "analyze",
        events.toString(),
        "--vocabularies",
        VOCABULARIES,
        "--out",
        report.toString(),
        "--set",
        "window.size=2s",
        "--set",
        "premium.group-wait=3s",
        "--set",
        "premium.attributes=source,domain,team");
    List<Map<String, String>> groups = table(report, "premium_groups.tsv");
    long compared = groups.stream().mapToLong(row -> Long.parseLong(row.get("groups"))).sum();
    assertThat(compared).isGreaterThan(40L * GROUPS);

    try (Quickstart quickstart =
        Quickstart.start(
            "--input",
            events.toString(),
            "--vocabularies",
            VOCABULARIES,
            "--data",
            folder.resolve("data").toString())) {
      killAt(quickstart, Quickstart.JOB, texts / 5);
      killAt(quickstart, Quickstart.VIEWS, texts / 3);
      killAt(quickstart, Quickstart.JOB, texts * 6 / 10);
      quickstart.awaitMetrics(
          exposition ->
              Quickstart.settled(exposition) >= texts
                  && analysed(exposition) >= texts
                  && exposition.sum("babelmeter_translation_groups_total") >= compared
                  && attributed(exposition) >= texts);

      assertThat(
              compare(
                  quickstart.api("/api/premiums").get("premiums"),
                  table(report, "premiums.tsv"),
                  List.of("kind", "vocabulary", "language", "script"),
                  PREMIUM))
          .isGreaterThan(1_000);
      List<Map<String, String>> attributes = table(report, "attributes.tsv");
      assertThat(attributes).anyMatch(row -> row.get("status").equals("ok"));
      assertThat(
              compare(
                  quickstart.api("/api/attributes").get("attributes"),
                  attributes,
                  List.of("attribute", "value", "language", "script", "vocabulary"),
                  ATTRIBUTE))
          .isGreaterThan(1_000);
      assertThat(
              compare(
                  quickstart.api("/api/premiums?kind=reference").get("groups"),
                  groups,
                  List.of("language", "script"),
                  Map.of(
                      "groups", "groups",
                      "groups_without_pivot", "groups_without_pivot",
                      "duplicates", "duplicates",
                      "late_members", "late_members")))
          .isPositive();
      List<JsonNode> measures = new ArrayList<>();
      quickstart
          .api("/api/measures?by=language,script&reference=cl100k_base")
          .get("measures")
          .forEach(measures::add);
      List<Map<String, String>> rows = table(report, "language_measures.tsv");
      assertThat(measures).hasSameSizeAs(rows);
      Map<List<String>, Map<String, String>> byKey = new HashMap<>();
      rows.forEach(row -> byKey.put(key(row, List.of("language", "script", "vocabulary")), row));
      for (JsonNode row : measures) {
        List<String> key =
            List.of(
                row.at("/group/language").asText(),
                row.at("/group/script").asText(),
                row.get("vocabulary").asText());
        assertThat(byKey).containsKey(key);
        assertEqual(key, row.get("counted"), byKey.get(key), COUNTED);
        assertEqual(key, row.get("analysed"), byKey.get(key), ANALYSED);
      }
      JsonNode overall = quickstart.api("/api/measures?reference=cl100k_base").get("measures");
      assertThat(
              compareNested(overall, table(report, "measures.tsv"), "counted", COUNTED)
                  + compareNested(overall, table(report, "measures.tsv"), "analysed", ANALYSED))
          .isEqualTo(6);
    }
  }

  private static long analysed(Exposition exposition) {
    return exposition.sum("babelmeter_analysed_texts_total", Map.of("vocabulary", "cl100k_base"));
  }

  private static long attributed(Exposition exposition) {
    return exposition.sum("babelmeter_attribute_texts_total", Map.of("vocabulary", "cl100k_base"));
  }

  private static void killAt(Quickstart quickstart, String mainClass, long texts) {
    quickstart.awaitMetrics(exposition -> Quickstart.settled(exposition) >= texts);
    quickstart.command().kill(mainClass);
  }

  /** Compares each row of {@code answer} and returns how many figures were equal. */
  private static int compare(
      JsonNode answer,
      List<Map<String, String>> table,
      List<String> keys,
      Map<String, String> columns) {
    Map<List<String>, Map<String, String>> byKey = new HashMap<>();
    table.forEach(row -> byKey.put(key(row, keys), row));
    assertThat(answer).hasSize(table.size());
    int figures = 0;
    for (JsonNode row : answer) {
      List<String> key = keys.stream().map(name -> row.get(name).asText()).toList();
      assertThat(byKey).containsKey(key);
      figures += assertEqual(key, row, byKey.get(key), columns);
    }
    return figures;
  }

  private static int compareNested(
      JsonNode answer, List<Map<String, String>> table, String part, Map<String, String> columns) {
    int rows = 0;
    for (JsonNode row : answer) {
      for (Map<String, String> expected : table) {
        if (expected.get("vocabulary").equals(row.get("vocabulary").asText())) {
          assertEqual(List.of(part), row.get(part), expected, columns);
          rows++;
        }
      }
    }
    return rows;
  }

  private static int assertEqual(
      List<String> key, JsonNode row, Map<String, String> expected, Map<String, String> columns) {
    for (Map.Entry<String, String> column : columns.entrySet()) {
      JsonNode live = row.get(column.getKey());
      String file = expected.get(column.getValue());
      if (live.isFloatingPointNumber()) {
        assertThat(live.asDouble())
            .as("%s %s", key, column.getKey())
            .isEqualTo(Double.parseDouble(file));
      } else {
        assertThat(live.isNull() ? "" : live.asText())
            .as("%s %s", key, column.getKey())
            .isEqualTo(file);
      }
    }
    return columns.size();
  }

  private static List<String> key(Map<String, String> row, List<String> names) {
    return names.stream().map(row::get).toList();
  }

  private static List<Map<String, String>> table(Path folder, String name) throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve(name), StandardCharsets.UTF_8);
    String[] columns = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
