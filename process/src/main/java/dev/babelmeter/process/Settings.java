// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a component's settings from key-value pairs. Each accessor removes the key that it reads
 * and records what is wrong with it; {@link #finish} then reports every problem at once, keys that
 * nobody read among them.
 *
 * <pre>{@code
 * Settings settings = Settings.ofFile(path);
 * JobConfig config = new JobConfig(
 *     settings.string("kafka.bootstrap-servers", "127.0.0.1:9092"),
 *     settings.duration("window.size", Duration.ofMinutes(1)));
 * settings.finish();
 * }</pre>
 *
 * <p>An accessor that meets a bad value returns the default, so that reading goes on; the result is
 * to be used only after {@code finish} returned.
 */
public final class Settings {
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|min|h|d)");

  private final String origin;
  private final Map<String, String> unread;
  private final List<String> problems = new ArrayList<>();

  private Settings(String origin, Map<String, String> values) {
    this.origin = origin;
    this.unread = new TreeMap<>(values);
  }

  /**
   * Returns settings over {@code values}.
   *
   * @param origin where they come from, as error messages name it
   */
  public static Settings of(String origin, Map<String, String> values) {
    return new Settings(origin, values);
  }

  /**
   * Returns the settings in a properties file in UTF-8.
   *
   * @throws InvalidSettingsException when the file cannot be read
   */
  public static Settings ofFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not in UTF-8");
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, "it cannot be read as a properties file: " + e.getMessage());
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return new Settings(file.toString(), values);
  }

  /** Returns these settings with the pairs of {@code overrides} in place of their own. */
  public Settings overriddenBy(Map<String, String> overrides) {
    Map<String, String> values = new TreeMap<>(unread);
    values.putAll(overrides);
    return new Settings(origin, values);
  }

  private static InvalidSettingsException unreadable(Path file, String reason) {
    return new InvalidSettingsException(file.toString(), List.of(reason));
  }

  /** Returns the text of {@code key}, or {@code fallback} when it is absent. */
  public String string(String key, String fallback) {
    return take(key).orElse(fallback);
  }

  /** Returns the text of {@code key}, which must be present and not empty. */
  public String requiredString(String key) {
    Optional<String> value = take(key);
    if (value.isEmpty() || value.get().isEmpty()) {
      problems.add(key + " is missing: give it a value");
      return "";
    }
    return value.get();
  }

  /** Returns the comma-separated entries of {@code key}, trimmed, empty ones left out. */
  public List<String> list(String key, List<String> fallback) {
    return take(key)
        .map(
            value ->
                Arrays.stream(value.split(",", -1))
                    .map(String::trim)
                    .filter(entry -> !entry.isEmpty())
                    .toList())
        .orElse(fallback);
  }

  /** Returns the whole number of {@code key}, which must lie within {@code [min, max]}. */
  public int integer(String key, int fallback, int min, int max) {
    return (int) wholeNumber(key, fallback, min, max);
  }

  /** Returns the whole number of {@code key}, which must lie within {@code [min, max]}. */
  public long wholeNumber(String key, long fallback, long min, long max) {
    return parse(
        key,
        fallback,
        "a whole number from " + min + " to " + max,
        text -> {
          long value = Long.parseLong(text);
          return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        });
  }

  /** Returns the truth value of {@code key}: {@code true} or {@code false}. */
  public boolean flag(String key, boolean fallback) {
    return parse(
        key,
        fallback,
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** Returns the positive duration of {@code key}: a number and ms, s, min, h or d. */
  public Duration duration(String key, Duration fallback) {
    return parse(
        key, fallback, "a duration above zero such as 500ms, 30s, 5min, 2h or 7d", Settings::time);
  }

  /** Returns the path of {@code key}. */
  public Path path(String key, Path fallback) {
    return parse(key, fallback, "a path", text -> Optional.of(Path.of(text)));
  }

  /** Returns the constant of {@code key}; constants are written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    E[] constants = fallback.getDeclaringClass().getEnumConstants();
    List<String> names = Arrays.stream(constants).map(Settings::nameOf).toList();
    return parse(
        key,
        fallback,
        "one of " + String.join(", ", names),
        text ->
            names.contains(text) ? Optional.of(constants[names.indexOf(text)]) : Optional.empty());
  }

  /** Returns the texts of all keys that begin with {@code prefix}, by what follows it. */
  public Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new TreeMap<>();
    for (String key : List.copyOf(unread.keySet())) {
      if (key.startsWith(prefix) && key.length() > prefix.length()) {
        found.put(key.substring(prefix.length()), take(key).orElseThrow());
      }
    }
    return found;
  }

  /** Records a problem that spans several keys. */
  public void problem(String sentence) {
    problems.add(sentence);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with every problem, when there is one
   */
  public void finish() {
    unread.keySet().forEach(key -> problems.add(key + " is not a setting: remove it"));
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(origin, problems);
    }
  }

  private <T> T parse(
      String key, T fallback, String expected, Function<String, Optional<T>> parser) {
    Optional<String> text = take(key);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<T> value;
    try {
      value = parser.apply(text.get());
    } catch (IllegalArgumentException | ArithmeticException e) {
      value = Optional.empty();
    }
    if (value.isEmpty()) {
      problems.add(key + " is '" + text.get() + "': give " + expected);
    }
    return value.orElse(fallback);
  }

  private Optional<String> take(String key) {
    return Optional.ofNullable(unread.remove(key)).map(String::trim);
  }

  private static Optional<Duration> time(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "min" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    return duration.isZero() ? Optional.empty() : Optional.of(duration);
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
