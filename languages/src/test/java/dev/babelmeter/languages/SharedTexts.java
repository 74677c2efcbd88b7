// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The labelled texts of the optional test-data folder: FLORES-200 and UDHR. */
final class SharedTexts {
  /** UDHR paragraphs shorter than this are headings ("Article 1"), no running text. */
  private static final int SHORTEST_PARAGRAPH = 60;

  private SharedTexts() {}

  /**
   * A text and what it is labelled with.
   *
   * @param tag the label as a BCP 47 tag, such as {@code deu} or {@code zh-Hant}
   */
  record Labelled(String tag, String text) {}

  /** The sentences of FLORES-200 of {@code split} ({@code dev} or {@code devtest}). */
  static List<Labelled> flores(Path data, String split) throws IOException {
    List<Labelled> texts = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(data.resolve("flores200").resolve(split), "*.txt.gz")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        String tag = file.getFileName().toString().replace(".txt.gz", "").replace('_', '-');
        lines(file).forEach(line -> texts.add(new Labelled(tag, line)));
      }
    }
    return texts;
  }

  /** The paragraphs of the Universal Declaration of Human Rights, headings left out. */
  static List<Labelled> udhr(Path data) throws IOException {
    Path folder = data.resolve("udhr");
    List<Labelled> texts = new ArrayList<>();
    List<String> index = Files.readAllLines(folder.resolve("INDEX.tsv"));
    for (String row : index.subList(1, index.size())) {
      String[] columns = row.split("\t");
      lines(folder.resolve(columns[0] + ".txt.gz")).stream()
          .filter(line -> line.length() >= SHORTEST_PARAGRAPH)
          .forEach(line -> texts.add(new Labelled(columns[7], line)));
    }
    return texts;
  }

  /** The first {@code length} code points of {@code text}. */
  static String beginning(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)).strip();
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
