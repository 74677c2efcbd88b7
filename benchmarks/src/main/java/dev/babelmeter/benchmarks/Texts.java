// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which texts are measured with. A text never repeats, but its words do.
 *
 * @param count how many at most
 * @param bytes length of a text in bytes of UTF-8; 0 for lines as they are
 * @param cuts how many times the files are cut into texts, each time at other places, so that there
 *     are more texts; 1 for lines as they are
 * @param folders where the files {@code .txt.gz} are
 */
record Texts(int count, int bytes, int cuts, List<Path> folders) {
  private static final long SEED = 20261101;

  /** Reads the texts, in an order that is always the same and interleaves languages. */
  List<String> read() throws IOException {
    if (bytes == 0) {
      return Corpus.read(folders, count);
    }
    List<String> texts = new ArrayList<>();
    for (int cut = 0; cut < cuts; cut++) {
      List<String> ofThisCut = new ArrayList<>();
      for (Path folder : folders) {
        for (Path file : Corpus.files(folder)) {
          addPieces(String.join(" ", Corpus.lines(file)), cut, ofThisCut);
        }
      }
      Collections.shuffle(ofThisCut, new Random(SEED + cut));
      texts.addAll(ofThisCut);
    }
    List<String> different = texts.stream().distinct().toList();
    return List.copyOf(different.subList(0, Math.min(count, different.size())));
  }

  /** Adds pieces of {@link #bytes} bytes, the first of which begins the later the higher cut is. */
  private void addPieces(String text, int cut, List<String> pieces) {
    int start = 0;
    for (int skip = bytes * cut / cuts; start < text.length() && skip > 0; ) {
      int codePoint = text.codePointAt(start);
      skip -= bytesOf(codePoint);
      start += Character.charCount(codePoint);
    }
    int length = 0;
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      length += bytesOf(codePoint);
      if (length >= bytes) {
        pieces.add(text.substring(start, i).strip());
        start = i;
        length = 0;
      }
    }
  }

  private static int bytesOf(int codePoint) {
    return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
  }

  /** The arguments that {@link #parse} turns back. */
  List<String> arguments() {
    return Stream.concat(
            Stream.of(count, bytes, cuts).map(number -> Integer.toString(number)),
            folders.stream().map(Path::toString))
        .toList();
  }

  static Texts parse(List<String> arguments) {
    return new Texts(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Integer.parseInt(arguments.get(2)),
        arguments.subList(3, arguments.size()).stream().map(Path::of).toList());
  }
}
