// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes folders and files. */
public final class Folders {
  private Folders() {}

  /**
   * Removes a folder with everything in it, or a file, and its parent when that is empty then.
   * Links are removed, not followed; what is not there is no error.
   */
  public static void removeWithEmptyParent(Path folder) throws IOException {
    remove(folder);
    @Nullable Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      try {
        Files.deleteIfExists(parent);
      } catch (DirectoryNotEmptyException e) {
        // Something else still needs it.
        return;
      }
    }
  }

  /** Removes {@code folder} with everything in it; a folder that is not there is no error. */
  public static void remove(Path folder) throws IOException {
    for (Path path : deepestFirst(folder)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
