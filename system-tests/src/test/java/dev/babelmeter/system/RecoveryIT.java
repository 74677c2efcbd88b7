// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 532 languages through the real processes, with the job and the views killed in mid-stream. */
class RecoveryIT {
  private static final String VOCABULARIES = "cl100k_base,o200k_base,r50k_base,bert-base-uncased";

  @Test
  void killedProcesses_loseAndDoubleNothing(@TempDir Path folder) throws Exception {
    Path lines = folder.resolve("udhr.txt");
    Path events = folder.resolve("udhr.jsonl");
    long texts = SharedTexts.writeUdhr(lines, events);
    Map<String, Long> expected = count(lines);
    try (Quickstart quickstart =
        Quickstart.start(
            "--input",
            events.toString(),
            "--vocabularies",
            VOCABULARIES,
            "--data",
            folder.resolve("data").toString())) {
      killAt(quickstart, Quickstart.JOB, texts / 20);
      killAt(quickstart, Quickstart.VIEWS, texts / 3);
      killAt(quickstart, Quickstart.JOB, texts * 6 / 10);
      Exposition end =
          quickstart.awaitMetrics(exposition -> Quickstart.settled(exposition) >= texts);
      assertThat(end.sum("babelmeter_texts_total")).isEqualTo(texts);
      assertThat(end.sum("babelmeter_dead_letters_total")).isZero();
      assertThat(exported(end)).isEqualTo(expected);
      CommittedTopics topics = quickstart.topics();
      List<TextCounts> counts = topics.records(Topics.TEXT_COUNTS, TextCounts.class);
      assertThat(counts).hasSize((int) texts);
      assertThat(counts.stream().map(TextCounts::getEventId).distinct()).hasSize((int) texts);
      assertThat(sums(counts.stream().map(TextCounts::getCounts))).isEqualTo(expected);
      assertThat(
              sums(
                  Stream.concat(
                      topics.records(Topics.COUNT_WINDOWS, CountWindow.class).stream()
                          .map(CountWindow::getCounts),
                      topics.records(Topics.LATE_COUNTS, TextCounts.class).stream()
                          .map(TextCounts::getCounts))))
          .isEqualTo(expected);
    }
  }

  private static void killAt(Quickstart quickstart, String mainClass, long texts) {
    quickstart.awaitMetrics(exposition -> Quickstart.settled(exposition) >= texts);
    quickstart.command().kill(mainClass);
  }

  private static Map<String, Long> count(Path lines) throws Exception {
    Map<String, Long> tokens = new TreeMap<>();
    List<String> table = Command.run("count", "--vocabularies", VOCABULARIES, lines.toString());
    assertThat(table.get(0)).isEqualTo("vocabulary\ttexts\tchars\tbytes\ttokens");
    for (String row : table.subList(1, table.size())) {
      String[] cells = row.split("\t", -1);
      tokens.put(cells[0], Long.parseLong(cells[4]));
    }
    return tokens;
  }

  private static Map<String, Long> exported(Exposition exposition) {
    Map<String, Long> tokens = new TreeMap<>();
    for (String vocabulary : VOCABULARIES.split(",", -1)) {
      tokens.put(
          vocabulary, exposition.sum("babelmeter_tokens_total", Map.of("vocabulary", vocabulary)));
    }
    return tokens;
  }

  private static Map<String, Long> sums(Stream<List<VocabularyCounts>> counts) {
    Map<String, Long> tokens = new TreeMap<>();
    counts
        .flatMap(List::stream)
        .forEach(count -> tokens.merge(count.getVocabulary(), count.getTokens(), Long::sum));
    return tokens;
  }
}
