// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the checkpoint that a job goes on from. */
final class LatestCheckpoint {
  private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");

  /** Flink writes this file last and moves it into place whole. */
  private static final String METADATA = "_metadata";

  private LatestCheckpoint() {}

  /**
   * Returns the newest completed checkpoint of a job, {@code FOLDER/chk-N}; empty when there is
   * none. A checkpoint that the job had begun but not completed is passed over.
   *
   * @param folder the job's own checkpoint folder, which need not exist
   */
  static Optional<Path> in(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(LatestCheckpoint::isComplete)
          .max(Comparator.comparingLong(LatestCheckpoint::number));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isComplete(Path checkpoint) {
    Path metadata = checkpoint.resolve(METADATA);
    return number(checkpoint) >= 0
        && Files.isRegularFile(metadata)
        && metadata.toFile().length() > 0;
  }

  private static long number(Path checkpoint) {
    Matcher name = NAME.matcher(checkpoint.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }
}
