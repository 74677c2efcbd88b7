// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose data stay, so that the next quickstart goes on from there. One at a time uses it.
 */
final class LastingFolder implements RunFolder {
  private static final String LOCK = "babelmeter-quickstart.lock";

  private static final Logger logger = LoggerFactory.getLogger(LastingFolder.class);

  private final Path root;
  private final FileChannel lock;

  private LastingFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens or makes the folder.
   *
   * @throws CommandFailure when it cannot be written, is in use, or holds something else
   */
  static LastingFolder at(Path root) {
    try {
      Files.createDirectories(root);
      if (!Files.exists(root.resolve(LOCK)) && !isEmpty(root)) {
        throw new CommandFailure(
            "the folder "
                + root
                + " holds files of something else: name an empty one, or one of an earlier"
                + " quickstart");
      }
      return new LastingFolder(root, lock(root));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(root + " is a file: name a folder", e);
    } catch (IOException e) {
      throw new CommandFailure(
          "the folder " + root + " cannot be written: make it writable, or name another", e);
    }
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<Path> removedBy(String role) {
    return List.of(temporaryFiles(role));
  }

  @Override
  public void close() {
    try (FileChannel locked = lock) {
      Folders.remove(root.resolve("tmp"));
      logger.debug("released {}", locked);
    } catch (IOException e) {
      logger.warn("cannot remove the temporary files in {}", root, e);
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      logger.debug("another quickstart of this process uses {}", root, e);
    }
    if (lock == null) {
      channel.close();
      throw new CommandFailure(
          "the folder " + root + " is in use by another quickstart: stop it, or name another");
    }
    return channel;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
