// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the broker's folder before Kafka touches it, because Kafka ends the whole process when its
 * folder fails it.
 */
final class DataDirectory {
  private static final String OWN_MARK = "meta.properties";
  private static final String LOCK = ".lock";

  private DataDirectory() {}

  /**
   * Makes the folder when it is missing.
   *
   * @return whether it is new to the broker, so that it must be formatted
   * @throws RoleException when it cannot be written, belongs to something else, or is in use
   */
  static boolean prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      requireWritable(folder);
      if (Files.exists(folder.resolve(OWN_MARK))) {
        requireUnused(folder.resolve(LOCK), folder);
        return false;
      }
      if (!isEmpty(folder)) {
        throw new RoleException(
            "the data folder "
                + folder
                + " holds files of something else: name an empty folder, or one that this broker"
                + " has used before");
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      throw new RoleException("the data folder " + folder + " is a file: name a folder", e);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void requireWritable(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "write-test", null);
    Files.delete(probe);
  }

  private static void requireUnused(Path lockFile, Path folder) throws IOException {
    if (!Files.exists(lockFile)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      requireLock(channel, folder);
    }
  }

  private static void requireLock(FileChannel channel, Path folder) throws IOException {
    try (@Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw inUse(folder);
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static RoleException inUse(Path folder) {
    return new RoleException(
        "the data folder "
            + folder
            + " is in use by another broker: stop that one, or name another folder");
  }

  private static RoleException unwritable(Path folder, IOException cause) {
    return new RoleException(
        "the data folder "
            + folder
            + " cannot be written: make it writable, or name another folder",
        cause);
  }
}
