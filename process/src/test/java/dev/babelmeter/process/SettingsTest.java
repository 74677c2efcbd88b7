// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private enum Colour {
    DARK_RED,
    BLUE
  }

  @Test
  void everyAccessorFallsBackWhenTheKeyIsAbsent() {
    Settings settings = settings(Map.of());
    assertThat(settings.string("k", "f")).isEqualTo("f");
    assertThat(settings.list("k", List.of("f"))).containsExactly("f");
    assertThat(settings.integer("k", 7, 0, 9)).isEqualTo(7);
    assertThat(settings.wholeNumber("k", 7L, 0, 9)).isEqualTo(7);
    assertThat(settings.flag("k", true)).isTrue();
    assertThat(settings.duration("k", Duration.ofDays(2))).isEqualTo(Duration.ofDays(2));
    assertThat(settings.path("k", Path.of("f"))).isEqualTo(Path.of("f"));
    assertThat(settings.choice("k", Colour.BLUE)).isEqualTo(Colour.BLUE);
    assertThatCode(settings::finish).doesNotThrowAnyException();
  }

  @Test
  void everyAccessorReadsItsValueTrimmed() {
    assertRead("  a b ", s -> s.string("k", "f"), "a b");
    assertRead(" x ", s -> s.requiredString("k"), "x");
    assertRead(" a, b,,c , ", s -> s.list("k", List.of()), List.of("a", "b", "c"));
    assertRead("-3 ", s -> s.integer("k", 0, -3, 3), -3);
    assertRead("9000000000", s -> s.wholeNumber("k", 0, 0, Long.MAX_VALUE), 9_000_000_000L);
    assertRead("false", s -> s.flag("k", true), false);
    assertRead("/a/b", s -> s.path("k", Path.of("f")), Path.of("/a/b"));
    assertRead("dark-red", s -> s.choice("k", Colour.BLUE), Colour.DARK_RED);
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5 min, PT5M", "2h, PT2H", "7d, P7D"})
  void readsDurations(String text, Duration expected) {
    assertRead(text, s -> s.duration("k", Duration.ofNanos(1)), expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0s",
        "5",
        "-5s",
        "1.5s",
        "5 weeks",
        "99999999999999999999s",
        "9999999999999999d"
      })
  void refusesDurationsThatAreNone(String text) {
    assertThat(problems(text, s -> s.duration("k", Duration.ofSeconds(1))))
        .containsExactly(
            "k is '" + text + "': give a duration above zero such as 500ms, 30s, 5min, 2h or 7d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.0", "10", "-1", "99999999999"})
  void refusesNumbersThatAreNoneOrOutOfRange(String text) {
    assertThat(problems(text, s -> s.integer("k", 1, 0, 9)))
        .containsExactly("k is '" + text + "': give a whole number from 0 to 9");
  }

  @Test
  void refusesOtherValuesWithWhatIsExpected() {
    assertThat(problems("yes", s -> s.flag("k", true)))
        .containsExactly("k is 'yes': give true or false");
    assertThat(problems("DARK_RED", s -> s.choice("k", Colour.BLUE)))
        .containsExactly("k is 'DARK_RED': give one of dark-red, blue");
    assertThat(problems("a\0b", s -> s.path("k", Path.of("f"))))
        .containsExactly("k is 'a\0b': give a path");
    assertThat(problems("  ", s -> s.requiredString("k")))
        .containsExactly("k is missing: give it a value");
  }

  @Test
  void reportsEverythingAtOnceUnreadKeysAmongIt() {
    Settings settings = settings(Map.of("a", "x", "b", "maybe", "c", "1", "d", "2"));
    settings.integer("a", 1, 0, 9);
    settings.flag("b", true);
    settings.requiredString("e");
    settings.problem("c and d exclude each other: remove one");
    assertThatThrownBy(settings::finish)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith("the test: ")
        .extracting(e -> ((InvalidSettingsException) e).problems())
        .isEqualTo(
            List.of(
                "a is 'x': give a whole number from 0 to 9",
                "b is 'maybe': give true or false",
                "e is missing: give it a value",
                "c and d exclude each other: remove one",
                "c is not a setting: remove it",
                "d is not a setting: remove it"));
  }

  @Test
  void takesEveryKeyWithAPrefix() {
    Settings settings = settings(Map.of("kafka.a", " 1 ", "kafka.b.c", "2", "kafka.", "3"));
    assertThat(settings.withPrefix("kafka.")).isEqualTo(Map.of("a", "1", "b.c", "2"));
    assertThatThrownBy(settings::finish).hasMessageContaining("kafka. is not a setting");
  }

  @Test
  void overridesReplaceSinglePairs() {
    Settings settings =
        settings(Map.of("a", "file", "b", "file")).overriddenBy(Map.of("b", "line", "c", "line"));
    assertThat(List.of("a", "b", "c"))
        .extracting(key -> settings.string(key, "none"))
        .containsExactly("file", "line", "line");
  }

  @Test
  void readsAPropertiesFileInUtf8(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.properties"), "# note\nname = Zoë\n");
    Settings settings = Settings.ofFile(file);
    assertThat(settings.string("name", "")).isEqualTo("Zoë");
    settings.finish();
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path latin1 = folder.resolve("latin1.properties");
    Files.write(latin1, "name = Zoë".getBytes(StandardCharsets.ISO_8859_1));
    Path malformed = Files.writeString(folder.resolve("bad.properties"), "name = \\uZZZZ");
    assertThatThrownBy(() -> Settings.ofFile(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": there is no such file");
    assertThatThrownBy(() -> Settings.ofFile(latin1)).hasMessageEndingWith("it is not in UTF-8");
    assertThatThrownBy(() -> Settings.ofFile(malformed))
        .hasMessageContaining("cannot be read as a properties file");
    assertThatThrownBy(() -> Settings.ofFile(folder)).isInstanceOf(InvalidSettingsException.class);
  }

  private static <T> void assertRead(String value, Function<Settings, T> accessor, T expected) {
    Settings settings = settings(Map.of("k", value));
    T actual = accessor.apply(settings);
    settings.finish();
    assertThat((Object) actual).isEqualTo(expected);
  }

  private static List<String> problems(String value, Consumer<Settings> accessor) {
    Settings settings = settings(Map.of("k", value));
    accessor.accept(settings);
    return catchThrowableOfType(InvalidSettingsException.class, settings::finish).problems();
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of("the test", values);
  }
}
