// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good and bad input through the real processes: where each goes, and that no text leaks. */
class ConfidentialityIT {
  private static final String CANARY = "Kanarienvogel7Q";

  /** A line of input and what must become of it; a null reason means that it is counted. */
  private record Line(byte[] bytes, DeadLetterReason reason) {
    static Line of(String text, DeadLetterReason reason) {
      return new Line(text.getBytes(UTF_8), reason);
    }
  }

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(
          Line.of(
              "{\"text\":\""
                  + CANARY
                  + " fliegt zum "
                  + i
                  + ". Mal\",\"tenant\":\"t"
                  + i % 3
                  + "\"}",
              null));
    }
    lines.add(Line.of("{\"text\":\"" + CANARY + "\",\"language\":\"" + CANARY + "\"}", null));
    lines.add(Line.of(CANARY + " is not JSON", DeadLetterReason.NOT_JSON));
    lines.add(Line.of("{\"text\": \"" + CANARY, DeadLetterReason.NOT_JSON));
    lines.add(Line.of("{\"text\": " + CANARY + "}", DeadLetterReason.NOT_JSON));
    lines.add(Line.of("{\"tenant\": \"" + CANARY + "\"}", DeadLetterReason.MISSING_TEXT));
    lines.add(Line.of("{\"text\": \"\"}", DeadLetterReason.EMPTY_TEXT));
    lines.add(Line.of("{\"text\": [\"" + CANARY + "\"]}", DeadLetterReason.INVALID_FIELD));
    lines.add(
        Line.of(
            "{\"text\": \"x\", \"event_time\": \"" + CANARY + "\"}",
            DeadLetterReason.INVALID_FIELD));
    lines.add(
        Line.of(
            "{\"text\": \"" + CANARY + "\", \"event_time\": \"2999-01-01T00:00:00Z\"}",
            DeadLetterReason.EVENT_TIME_IN_FUTURE));
    lines.add(Line.of("{\"text\": \"" + CANARY + "\\ud800\"}", DeadLetterReason.INVALID_TEXT));
    lines.add(
        new Line(
            ("{\"text\": \"" + CANARY + "\u00ff\"}").getBytes(StandardCharsets.ISO_8859_1),
            DeadLetterReason.INVALID_UTF8));
    lines.add(
        Line.of(
            "{\"text\": \"" + (CANARY + " ").repeat(10_000_000 / 16) + "\"}",
            DeadLetterReason.TEXT_TOO_LARGE));
    lines.add(
        Line.of(
            "{\"text\": \"" + (CANARY + " ").repeat(20_000_000 / 16) + "\"}",
            DeadLetterReason.TEXT_TOO_LARGE));
    return lines;
  }

  @Test
  void badInput_isRefusedWithItsReason_andNoTextLeaksAnywhere(@TempDir Path folder)
      throws Exception {
    List<Line> lines = lines();
    Path input = folder.resolve("input.jsonl");
    Files.write(input, join(lines));
    Path data = folder.resolve("data");
    Quickstart quickstart =
        Quickstart.start(
            "--input",
            input.toString(),
            "--data",
            data.toString(),
            "--vocabularies",
            "cl100k_base,bert-base-uncased");
    String metrics;
    try (quickstart) {
      Exposition end =
          quickstart.awaitMetrics(exposition -> Quickstart.settled(exposition) >= lines.size());
      metrics = end.text();
      long good = lines.stream().filter(line -> line.reason() == null).count();
      assertThat(end.sum("babelmeter_texts_total")).isEqualTo(good);
      CommittedTopics topics = quickstart.topics();
      assertThat(topics.records(Topics.TEXT_COUNTS, TextCounts.class)).hasSize((int) good);
      assertThat(reasons(topics.records(Topics.DEAD_LETTERS, DeadLetter.class)))
          .isEqualTo(expectedReasons(lines));
      for (Topic topic : Topics.all()) {
        if (topic != Topics.TEXT_EVENTS) {
          assertThat(topics.values(topic.name()))
              .as(topic.name())
              .noneMatch(value -> new String(value, UTF_8).contains(CANARY));
        }
      }
    }
    assertThat(metrics).doesNotContain(CANARY);
    assertThat(quickstart.command().lines()).noneMatch(line -> line.contains(CANARY));
    assertThat(filesWithCanary(data)).isEmpty();
    assertThat(quickstart.command().children()).isEmpty();
  }

  private static byte[] join(List<Line> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Line line : lines) {
      bytes.write(line.bytes());
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static Map<DeadLetterReason, Long> expectedReasons(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.reason() != null)
        .collect(Collectors.groupingBy(Line::reason, Collectors.counting()));
  }

  private static Map<DeadLetterReason, Long> reasons(List<DeadLetter> letters) {
    return letters.stream()
        .collect(Collectors.groupingBy(DeadLetter::getReason, Collectors.counting()));
  }

  /** Every file of the run but the input topic's own: logs, checkpoints, state, other topics. */
  private static List<Path> filesWithCanary(Path data) throws IOException {
    try (Stream<Path> paths = Files.walk(data)) {
      List<Path> files =
          paths
              .filter(Files::isRegularFile)
              .filter(file -> !file.getParent().getFileName().toString().startsWith("text-events-"))
              .toList();
      assertThat(files).as("files of the run").hasSizeGreaterThan(20);
      List<Path> leaks = new ArrayList<>();
      for (Path file : files) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY)) {
          leaks.add(file);
        }
      }
      return leaks;
    }
  }
}
