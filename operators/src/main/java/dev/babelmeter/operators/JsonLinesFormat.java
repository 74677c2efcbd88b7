// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.operators.input.EventParser;
import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.operators.input.RecordPlace;
import dev.babelmeter.schemas.Topics;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of events, one JSON object a line, each line ended by LF or CR LF, also compressed
 * with gzip. Empty lines are passed over. A file is read as a whole, since the place of a dead
 * letter is its line.
 */
public final class JsonLinesFormat implements BulkFormat<InputRecord, FileSourceSplit> {
  /** Begins a gzip file (RFC 1952) and no file in UTF-8. */
  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

  private final InputLimits limits;
  private final Clock clock;

  /**
   * Makes a format that holds events to {@code limits}.
   *
   * @param clock tells the time of reading; must be serialisable
   */
  public JsonLinesFormat(InputLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public BulkFormat.Reader<InputRecord> createReader(
      Configuration configuration, FileSourceSplit split) throws IOException {
    InputStream in = split.path().getFileSystem().open(split.path());
    LineReader lines = new LineReader(decompressed(in), Topics.MAX_EVENT_BYTES);
    return new Reader(
        lines, new EventParser(limits), split.path().getName(), clock.millis(), recordsRead(split));
  }

  @Override
  public BulkFormat.Reader<InputRecord> restoreReader(
      Configuration configuration, FileSourceSplit split) throws IOException {
    return createReader(configuration, split);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<InputRecord> getProducedType() {
    return RecordTypes.INPUT;
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    PushbackInputStream begin = new PushbackInputStream(in, GZIP_MAGIC.length);
    byte[] magic = begin.readNBytes(GZIP_MAGIC.length);
    begin.unread(magic);
    return Arrays.equals(magic, GZIP_MAGIC) ? new GZIPInputStream(begin) : begin;
  }

  private static long recordsRead(FileSourceSplit split) {
    return split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
  }

  private static final class Reader implements BulkFormat.Reader<InputRecord> {
    private static final int RECORDS_A_BATCH = 256;

    private final LineReader lines;
    private final EventParser parser;
    private final String file;
    private final long readTime;
    private long delivered;

    Reader(LineReader lines, EventParser parser, String file, long readTime, long recordsRead)
        throws IOException {
      this.lines = lines;
      this.parser = parser;
      this.file = file;
      this.readTime = readTime;
      while (delivered < recordsRead && nextLine() != null) {
        delivered++;
      }
    }

    @Override
    public @Nullable RecordIterator<InputRecord> readBatch() throws IOException {
      List<InputRecord> batch = new ArrayList<>(RECORDS_A_BATCH);
      while (batch.size() < RECORDS_A_BATCH) {
        LineReader.Line line = nextLine();
        if (line == null) {
          break;
        }
        batch.add(parse(line));
      }
      if (batch.isEmpty()) {
        return null;
      }
      long skipped = delivered;
      delivered += batch.size();
      return new IteratorResultIterator<>(
          batch.iterator(), CheckpointedPosition.NO_OFFSET, skipped);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }

    private LineReader.@Nullable Line nextLine() throws IOException {
      try {
        LineReader.Line line = lines.next();
        while (line != null && line.length() == 0) {
          line = lines.next();
        }
        return line;
      } catch (ZipException | EOFException e) {
        throw new DamagedFileException(file, lines.count(), e);
      }
    }

    private InputRecord parse(LineReader.Line line) {
      RecordPlace place = new RecordPlace(file, RecordPlace.NO_PARTITION, line.number(), readTime);
      return line.bytes() == null
          ? parser.refuseTooLong(place, line.length(), line.sha256(), Topics.MAX_EVENT_BYTES)
          : parser.parse(place, line.bytes());
    }
  }
}
