// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.TokenizerSpecReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The optional folder of test data that the property {@code babelmeter.shared} names. */
final class SharedData {
  static final List<String> VOCABULARIES =
      List.of(
          "gpt2", "cl100k", "o200k", "llama3", "qwen", "llama2", "phi3", "t5small", "bert_cased");

  private SharedData() {}

  static Path folder() {
    return Path.of(System.getProperty("babelmeter.shared", "../shared"), "data");
  }

  static boolean isThere() {
    return Files.isDirectory(folder().resolve("vocabularies"));
  }

  static String vocabulary(String name) {
    return text(folder().resolve("vocabularies").resolve(name).resolve("tokenizer.json.gz"));
  }

  static Pipeline pipeline(String json) {
    try {
      return Pipeline.of(
          TokenizerSpecReader.read(
              "test", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of texts, one text a line. */
  static List<Path> corpora() {
    try (Stream<Path> udhr = Files.list(folder().resolve("udhr"));
        Stream<Path> flores = Files.walk(folder().resolve("flores200"))) {
      return Stream.concat(udhr, flores)
          .filter(p -> p.toString().endsWith(".txt.gz"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  static String text(Path file) {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
