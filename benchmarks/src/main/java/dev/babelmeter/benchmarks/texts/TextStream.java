// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import dev.babelmeter.benchmarks.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A stream of different texts of 300 to 350 bytes of UTF-8, shuffled so that languages interleave.
 * The same options give the same stream on every machine.
 */
public final class TextStream {
  /** Texts in a stream unless another number is asked for: about 13 MB. */
  public static final int DEFAULT_TEXTS = 40_000;

  private static final long SEED = 20261125;

  private TextStream() {}

  /**
   * Makes a stream.
   *
   * @param data the folder that holds {@code flores200} and {@code udhr}
   * @param mix how many are of which kind
   * @param texts their number, give or take the rounding of each kind
   * @throws IOException when a text cannot be read
   * @throws IllegalArgumentException when the data has fewer texts of a kind than are asked for
   */
  public static List<BenchmarkText> make(Path data, TextMix mix, int texts) throws IOException {
    List<BenchmarkText> stream = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    shared(data.resolve("flores200"), "flores", mix.texts("flores", texts), seen, stream);
    shared(data.resolve("udhr"), "udhr", mix.texts("udhr", texts), seen, stream);
    generated("code", GeneratedTexts.CODE, mix.texts("code", texts), seen, stream);
    generated("chat", GeneratedTexts.CHAT, mix.texts("chat", texts), seen, stream);
    Collections.shuffle(stream, new Random(SEED));
    return List.copyOf(stream);
  }

  /** Every {@code step}-th text of {@code stream}. */
  public static List<BenchmarkText> sample(List<BenchmarkText> stream, int step) {
    List<BenchmarkText> sample = new ArrayList<>();
    for (int i = 0; i < stream.size(); i += step) {
      sample.add(stream.get(i));
    }
    return sample;
  }

  /** Bytes of {@code stream} in UTF-8. */
  public static long bytes(List<BenchmarkText> stream) {
    return stream.stream().mapToLong(BenchmarkText::bytes).sum();
  }

  private static void shared(
      Path folder, String kind, int wanted, Set<String> seen, List<BenchmarkText> stream)
      throws IOException {
    if (wanted == 0) {
      return;
    }
    List<BenchmarkText> all = new ArrayList<>();
    for (Path file : Corpus.files(folder)) {
      String label = kind + "/" + file.getFileName().toString().replace(".txt.gz", "");
      for (String text : TextCutter.cut(Corpus.lines(file))) {
        if (seen.add(text)) {
          all.add(BenchmarkText.of(label, text));
        }
      }
    }
    if (all.size() < wanted) {
      throw new IllegalArgumentException(
          folder
              + " gives "
              + all.size()
              + " texts, fewer than the "
              + wanted
              + " wanted: ask for fewer texts or another mix");
    }
    Collections.shuffle(all, new Random(SEED));
    stream.addAll(all.subList(0, wanted));
  }

  private static void generated(
      String kind,
      List<String> languages,
      int wanted,
      Set<String> seen,
      List<BenchmarkText> stream) {
    for (int l = 0; l < languages.size(); l++) {
      GeneratedTexts texts = new GeneratedTexts(kind, languages.get(l), SEED);
      int share = wanted / languages.size() + (l < wanted % languages.size() ? 1 : 0);
      while (share > 0) {
        String text = texts.next();
        if (seen.add(text)) {
          stream.add(BenchmarkText.of(kind + "/" + languages.get(l), text));
          share--;
        }
      }
    }
  }
}
