// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  private static final String LOCAL = "2026-11-01T10:00:00";

  /** The offsets by the letters of the JDK's patterns. */
  private static final DateTimeFormatter BY_PATTERN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private static Instant read(String text) throws Refusal {
    return EventTimes.read("event_time", TextNode.valueOf(text));
  }

  @ParameterizedTest
  @CsvSource({
    "Z,         2026-11-01T10:00:00Z",
    "z,         2026-11-01T10:00:00Z",
    "+00:00,    2026-11-01T10:00:00Z",
    "+01:00,    2026-11-01T09:00:00Z",
    "-05:30,    2026-11-01T15:30:00Z",
    "+0100,     2026-11-01T09:00:00Z",
    "-0530,     2026-11-01T15:30:00Z",
    "+01,       2026-11-01T09:00:00Z",
    "-05,       2026-11-01T15:00:00Z",
    ".25+01:00, 2026-11-01T09:00:00.25Z"
  })
  void readsEveryFormOfAnOffset(String offset, Instant expected) throws Exception {
    assertThat(read(LOCAL + offset)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+1",
        "+1:00",
        "+01:0",
        "+010",
        "+01:00:00",
        "+010000",
        "01:00",
        "+19:00",
        "X"
      })
  void refusesWhatIsNoOffset(String offset) {
    assertThatThrownBy(() -> read(LOCAL + offset)).isInstanceOf(Refusal.class);
  }

  @Property(tries = 2_000)
  void takesWhatThePatternTakes(@ForAll("offsets") String offset) {
    assertThat(byReader(LOCAL + offset)).isEqualTo(byPattern(LOCAL + offset));
  }

  private static Optional<Instant> byReader(String text) {
    try {
      return Optional.of(read(text));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> byPattern(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, BY_PATTERN).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One or two that are well formed, and strings of what offsets are made of. */
  @Provide
  Arbitrary<String> offsets() {
    Arbitrary<String> wellFormed =
        Combinators.combine(
                Arbitraries.of("+", "-"),
                Arbitraries.integers().between(0, 20),
                Arbitraries.integers().between(0, 61),
                Arbitraries.of("%s%02d", "%s%02d%02d", "%s%02d:%02d", "%s%02d:%02d:00", "z", "Z"))
            .as((sign, hours, minutes, form) -> form.formatted(sign, hours, minutes));
    return Arbitraries.oneOf(
        wellFormed,
        Combinators.combine(wellFormed, wellFormed).as(String::concat),
        wellFormed.map(offset -> offset + offset),
        Arbitraries.strings().withChars("+-:Zz0123").ofMaxLength(8));
  }
}
