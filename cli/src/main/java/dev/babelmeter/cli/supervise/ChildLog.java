// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.supervise;

import dev.babelmeter.process.UsageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that a child's outputs go to. */
final class ChildLog {
  private static final Logger logger = LoggerFactory.getLogger(ChildLog.class);

  private ChildLog() {}

  /** Adds a line. A log that cannot be written must not end the child. */
  static void add(Path log, String line) {
    try {
      Files.writeString(
          log,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      logger.warn("cannot write {}", log, e);
    }
  }

  /** Returns the last sentence in which a program of Babelmeter said why it ended. */
  static Optional<String> lastSentence(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(UsageErrors.PREFIX))
          .reduce((earlier, later) -> later)
          .map(ChildLog::sentence);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file is read byte by byte, as a program that died may leave half a character. */
  private static String sentence(String line) {
    String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.substring(UsageErrors.PREFIX.length());
  }
}
