// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The optional folder of test data; a test that asks for it is skipped where it is absent. */
final class SharedData {
  static final List<String> VOCABULARIES =
      List.of(
          "gpt2", "cl100k", "o200k", "llama3", "qwen", "llama2", "phi3", "t5small", "bert_cased");

  private SharedData() {}

  static boolean isPresent() {
    String folder = System.getProperty("babelmeter.shared", "");
    return !folder.isEmpty() && Files.isDirectory(Path.of(folder, "data"));
  }

  static Path data(String path) {
    assumeTrue(isPresent(), "the shared test data is absent (system property babelmeter.shared)");
    return Path.of(System.getProperty("babelmeter.shared"), "data").resolve(path).normalize();
  }

  static Path vocabulary(String name) {
    return data("vocabularies").resolve(name).resolve("tokenizer.json.gz");
  }

  /** The lines of a compressed text, divided at LF only. */
  static List<String> lines(Path file) {
    return List.of(text(file).split("\n"));
  }

  static String text(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every {@code step}th line of all compressed texts below {@code folder}. */
  static List<String> sample(String folder, int step) {
    try (Stream<Path> files = Files.walk(data(folder))) {
      List<String> all =
          files
              .filter(file -> file.toString().endsWith(".txt.gz"))
              .sorted()
              .flatMap(file -> lines(file).stream())
              .filter(line -> !line.isEmpty())
              .toList();
      return Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> resourceLines(String resource) throws IOException {
    try (InputStream in = SharedData.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
