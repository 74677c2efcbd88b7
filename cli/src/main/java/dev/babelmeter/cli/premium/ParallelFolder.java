// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.premium;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.Line;
import dev.babelmeter.cli.io.LineReader;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.cli.io.Utf8;
import dev.babelmeter.cli.io.Utf8.InvalidUtf8Exception;
import dev.babelmeter.reports.premium.ParallelText;
import dev.babelmeter.tokenizers.TextCounter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with a file {@code CODE.txt} or {@code CODE.txt.gz} for each language. */
public final class ParallelFolder {
  private static final String PLAIN = ".txt";
  private static final String COMPRESSED = ".txt.gz";

  /** UTF-8 needs at most three bytes for a UTF-16 unit. */
  private static final int MAX_LINE_BYTES = 3 * TextCounter.MAX_LENGTH;

  private final SortedMap<String, List<Path>> files = new TreeMap<>();

  /**
   * Looks what is in {@code folder}. Files of other names are left aside.
   *
   * @throws CommandFailure when it cannot be read or holds no text
   */
  public ParallelFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          Files.exists(folder)
              ? folder + " is no folder: name the folder with the files CODE.txt"
              : "there is no folder " + folder + ": check its name");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(Files::isRegularFile).sorted().forEach(this::add);
    } catch (IOException e) {
      throw new CommandFailure(
          folder + " cannot be read (" + e.getMessage() + "): check its permissions", e);
    }
    if (files.isEmpty()) {
      throw new CommandFailure(
          folder + " holds no file CODE.txt or CODE.txt.gz: put one there for each language");
    }
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    for (String ending : List.of(COMPRESSED, PLAIN)) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        String code = name.substring(0, name.length() - ending.length());
        files.computeIfAbsent(code, c -> new ArrayList<>()).add(file);
        return;
      }
    }
  }

  /** The codes of the files' names, in order. */
  public Set<String> codes() {
    return files.keySet();
  }

  /**
   * Reads the text of the language {@code code}.
   *
   * @throws CommandFailure when that cannot be done: the sentence names file and line
   */
  public ParallelText read(String code) {
    List<Path> found = files.getOrDefault(code, List.of());
    if (found.size() != 1) {
      throw new CommandFailure(
          found.isEmpty()
              ? "there is no file " + code + PLAIN + " or " + code + COMPRESSED
              : found.get(0) + " and " + found.get(1) + " are the same language: remove one");
    }
    TextInput input = new TextInput(found.get(0).toString());
    List<String> lines = new ArrayList<>();
    try (InputStream in = input.open()) {
      LineReader reader = new LineReader(in, MAX_LINE_BYTES);
      for (@Nullable Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(text(input, line));
      }
    } catch (IOException e) {
      throw input.unreadable(e);
    }
    return new ParallelText(code, lines);
  }

  private static String text(TextInput input, Line line) {
    if (!(line instanceof Line.Whole whole)) {
      throw refused(input, line, "it is too long to be counted exactly: split it");
    }
    try {
      String text = Utf8.decode(whole.bytes());
      if (text.length() > TextCounter.MAX_LENGTH) {
        throw refused(input, line, "it is too long to be counted exactly: split it");
      }
      return text;
    } catch (InvalidUtf8Exception e) {
      throw refused(input, line, "byte " + e.place() + " of it is not UTF-8: mend it");
    }
  }

  private static CommandFailure refused(TextInput input, Line line, String reason) {
    return new CommandFailure("%s, line %d: %s".formatted(input.name(), line.number(), reason));
  }
}
