// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that lives as long as the quickstart and that only its user can read. Its name tells its
 * owner, so that a later quickstart removes what a killed one could not.
 */
final class TemporaryFolder implements RunFolder {
  private static final String PREFIX = "babelmeter-quickstart-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-(\\d+)");

  /** The system computes a start time from the clock's, which may be adjusted. */
  private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(10);

  private static final Logger logger = LoggerFactory.getLogger(TemporaryFolder.class);

  private final Path root;

  private TemporaryFolder(Path root) {
    this.root = root;
  }

  /**
   * Makes a folder of this process in {@code parent} and removes those of processes that are gone.
   *
   * @throws CommandFailure when it cannot be made
   */
  static TemporaryFolder in(Path parent) {
    sweep(parent);
    ProcessHandle self = ProcessHandle.current();
    Path root =
        parent.resolve(
            PREFIX + self.pid() + "-" + startOf(self).orElse(Instant.EPOCH).toEpochMilli());
    try {
      Files.createDirectory(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new TemporaryFolder(root);
    } catch (IOException e) {
      throw new CommandFailure(
          "the folder "
              + root
              + " cannot be made: make "
              + parent
              + " writable, or name a folder with --data",
          e);
    }
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<Path> removedBy(String role) {
    return List.of(log(role), temporaryFiles(role), data(role));
  }

  @Override
  public void close() {
    remove(root);
  }

  private static void sweep(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(TemporaryFolder::isAbandoned).forEach(TemporaryFolder::remove);
    } catch (IOException e) {
      logger.warn("cannot look for abandoned folders in {}", parent, e);
    }
  }

  private static boolean isAbandoned(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(name.group(2)));
    return ProcessHandle.of(Long.parseLong(name.group(1)))
        .flatMap(TemporaryFolder::startOf)
        .map(actual -> Duration.between(started, actual).abs())
        .filter(difference -> difference.compareTo(CLOCK_ADJUSTMENT) < 0)
        .isEmpty();
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static void remove(Path folder) {
    try {
      Folders.remove(folder);
    } catch (IOException e) {
      logger.warn("cannot remove {}", folder, e);
    }
  }
}
