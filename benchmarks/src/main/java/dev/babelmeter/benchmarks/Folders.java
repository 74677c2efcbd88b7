// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of a measurement. */
public final class Folders {
  private Folders() {}

  /** Removes {@code folder} with all that is in it. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
