// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Texts to measure with: every line of every {@code .txt.gz} below a folder, in a fixed order. */
final class Corpus {
  private static final long SEED = 20261101;

  private Corpus() {}

  /**
   * Returns at most {@code limit} different lines of the files below {@code folders}, shuffled with
   * a fixed seed so that languages are interleaved.
   */
  static List<String> read(List<Path> folders, int limit) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        lines.addAll(lines(file));
      }
    }
    List<String> different = new ArrayList<>(lines.stream().distinct().toList());
    Collections.shuffle(different, new Random(SEED));
    return List.copyOf(different.subList(0, Math.min(limit, different.size())));
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".txt.gz")).sorted().toList();
    }
  }

  static List<String> lines(Path file) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Bytes of {@code texts} in UTF-8. */
  static long bytes(List<String> texts) {
    return texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
  }
}
