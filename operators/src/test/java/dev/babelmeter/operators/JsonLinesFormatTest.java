// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.DeadLetterReason;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFormatTest {
  private static final Instant READ_AT = Instant.parse("2026-11-01T10:00:00Z");

  private final JsonLinesFormat format =
      new JsonLinesFormat(
          new InputLimits(1 << 20, Duration.ofMinutes(5), false),
          Clock.fixed(READ_AT, ZoneOffset.UTC));

  @TempDir private Path folder;

  private FileSourceSplit split(byte[] content, CheckpointedPosition position) throws Exception {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, content);
    return new FileSourceSplit(
        "s",
        new org.apache.flink.core.fs.Path(file.toUri()),
        0,
        content.length,
        0,
        content.length,
        new String[0],
        position);
  }

  private List<InputRecord> read(byte[] content) throws Exception {
    return read(split(content, null), new ArrayList<>());
  }

  private List<InputRecord> read(FileSourceSplit split, List<Long> positions) throws Exception {
    List<InputRecord> records = new ArrayList<>();
    try (BulkFormat.Reader<InputRecord> reader =
        split.getReaderPosition().isPresent()
            ? format.restoreReader(new Configuration(), split)
            : format.createReader(new Configuration(), split)) {
      for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
        for (RecordAndPosition<InputRecord> next = batch.next();
            next != null;
            next = batch.next()) {
          records.add(next.getRecord());
          positions.add(next.getRecordSkipCount());
        }
        batch.releaseBatch();
      }
    }
    return records;
  }

  @Test
  void aTextPerLineWithItsLineAsIdentity() throws Exception {
    List<InputRecord> records =
        read(
            "\uFEFF{\"text\":\"a\"}\r\n\n{\"text\":\"b\"}\nnot json\n\r\n{\"text\":\"c\"}"
                .getBytes(UTF_8));

    assertThat(records).hasSize(4);
    assertThat(records)
        .filteredOn(record -> record.event() != null)
        .extracting(record -> record.event().getText(), record -> record.event().getEventId())
        .containsExactly(
            tuple("a", "events.jsonl/1"),
            tuple("b", "events.jsonl/3"),
            tuple("c", "events.jsonl/6"));
    assertThat(records.get(0).time()).isEqualTo(READ_AT.toEpochMilli());
    DeadLetter letter = records.get(2).deadLetter();
    assertThat(letter.getOffset()).isEqualTo(4);
    assertThat(letter.getPartition()).isEqualTo(-1);
    assertThat(letter.getTopic()).isEqualTo("events.jsonl");
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NOT_JSON);
  }

  @Test
  void gzipIsRecognised() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".getBytes(UTF_8));
    }
    assertThat(read(compressed.toByteArray()))
        .extracting(record -> record.event().getText())
        .containsExactly("a", "b");
  }

  @Test
  void aGzipFileThatIsCutOffIsNamed() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".getBytes(UTF_8));
    }
    byte[] cut = Arrays.copyOf(compressed.toByteArray(), compressed.size() - 10);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("events.jsonl");
  }

  @Test
  void anEmptyFileHasNoRecords() throws Exception {
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(new byte[] {'\n'})).isEmpty();
  }

  @Test
  void aLineBeyondMemoryIsRefusedByItsLengthAndHash() throws Exception {
    byte[] line = new byte[(16 << 20) + 5];
    Arrays.fill(line, (byte) 'x');
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(line);
    content.write("\n{\"text\":\"after\"}\n".getBytes(UTF_8));

    List<InputRecord> records = read(content.toByteArray());

    DeadLetter letter = records.get(0).deadLetter();
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.TEXT_TOO_LARGE);
    assertThat(letter.getPayloadBytes()).isEqualTo(line.length);
    assertThat(letter.getPayloadSha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line)));
    assertThat(records.get(1).event().getText()).isEqualTo("after");
  }

  @Test
  void aRestoredReaderGoesOnAfterWhatItDelivered() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      lines.append("{\"text\":\"").append(i).append("\"}\n\n");
    }
    byte[] content = lines.toString().getBytes(UTF_8);
    List<Long> positions = new ArrayList<>();
    List<InputRecord> all = read(split(content, null), positions);
    assertThat(positions).startsWith(1L, 2L).endsWith(1000L).hasSize(1000);

    List<InputRecord> rest =
        read(
            split(content, new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 300)),
            new ArrayList<>());

    assertThat(rest).isEqualTo(all.subList(300, 1000));
  }
}
