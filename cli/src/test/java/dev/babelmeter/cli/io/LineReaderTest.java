// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineReaderTest {
  private static final int NO_BOUND = 1 << 20;

  @Example
  void endsLinesAtLfAndCrLfOnly() throws IOException {
    assertThat(texts("a\nb\r\n\r\n\nc\rd\u0085e\u2028f\r\r\ng\r"))
        .containsExactly("a", "b", "", "", "c\rd\u0085e\u2028f\r", "g\r");
  }

  @Example
  void aBreakAtTheEndBeginsNoLine() throws IOException {
    assertThat(texts("")).isEmpty();
    assertThat(texts("\n")).containsExactly("");
    assertThat(texts("a")).containsExactly("a");
    assertThat(texts("a\n")).containsExactly("a");
  }

  @Example
  void numbersLinesFromOneAndCountsBytes() throws IOException {
    LineReader reader = reader("a\r\nbb".getBytes(UTF_8), NO_BOUND, 1);
    assertThat(reader.next()).extracting("number").isEqualTo(1L);
    assertThat(reader.next()).extracting("number").isEqualTo(2L);
    assertThat(reader.next()).isNull();
    assertThat(reader.consumed()).isEqualTo(5);
  }

  /** The reference: split the whole content at LF, then drop one CR before it. */
  @Property
  void equalsSplittingTheWholeContent(
      @ForAll("contents") String content,
      @ForAll @IntRange(min = 1, max = 7) int chunk,
      @ForAll @IntRange(min = 0, max = 12) int bound)
      throws Exception {
    List<String> expected = new ArrayList<>();
    String[] parts = content.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean broken = i < parts.length - 1;
      String line = broken && parts[i].endsWith("\r") ? chop(parts[i]) : parts[i];
      if (broken || !line.isEmpty()) {
        expected.add(line.length() <= bound ? line : line.length() + ":" + sha256(line));
      }
    }
    LineReader reader = reader(content.getBytes(UTF_8), bound, chunk);
    List<String> actual = new ArrayList<>();
    for (Line line = reader.next(); line != null; line = reader.next()) {
      assertThat(line.number()).isEqualTo(actual.size() + 1L);
      actual.add(
          line instanceof Line.Whole whole
              ? new String(whole.bytes(), UTF_8)
              : ((Line.TooLong) line).length() + ":" + ((Line.TooLong) line).sha256());
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> contents() {
    return Arbitraries.strings().withChars("ab\r\n").ofMaxLength(40);
  }

  @Example
  void readsALineOfTenMegabytes() throws IOException {
    byte[] content = new byte[10_000_001];
    Arrays.fill(content, (byte) 'x');
    content[10_000_000] = '\n';
    LineReader reader = new LineReader(new ByteArrayInputStream(content), 10_000_000);
    assertThat(reader.next()).isInstanceOf(Line.Whole.class);
    LineReader tighter = new LineReader(new ByteArrayInputStream(content), 9_999_999);
    assertThat(tighter.next()).extracting("length").isEqualTo(10_000_000L);
  }

  private static List<String> texts(String content) throws IOException {
    LineReader reader = reader(content.getBytes(UTF_8), NO_BOUND, 3);
    List<String> texts = new ArrayList<>();
    for (Line line = reader.next(); line != null; line = reader.next()) {
      texts.add(new String(((Line.Whole) line).bytes(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** Hands out at most {@code chunk} bytes at a time, as a pipe may. */
  private static LineReader reader(byte[] content, int maxBytes, int chunk) {
    InputStream in =
        new ByteArrayInputStream(content) {
          @Override
          public int read(byte[] target) {
            return read(target, 0, chunk);
          }
        };
    return new LineReader(in, maxBytes);
  }

  private static String chop(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
