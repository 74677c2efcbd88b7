// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.TokenAnalysis;
import dev.babelmeter.operators.VocabularyAnalysis;
import dev.babelmeter.operators.coverage.AddCoverage;
import dev.babelmeter.operators.coverage.CoverageConfig;
import dev.babelmeter.operators.coverage.Sampling;
import dev.babelmeter.operators.coverage.VocabularyTokens;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.TrustedRecords;
import dev.babelmeter.state.v1.GroupMember;
import dev.babelmeter.state.v1.TranslationGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sizes, as they are checkpointed, of what the operators of the measures keep. A program of its
 * own, since it needs the job's jars.
 */
final class MeasureState {
  private static final int[] SAMPLES = {100, 1_000, 10_000};

  private MeasureState() {}

  /**
   * Prints the sizes.
   *
   * @param arguments the vocabularies, then the folders of the texts
   */
  public static void main(String[] arguments) throws Exception {
    TrustedRecords.trust();
    List<Path> folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
    print(arguments[0], new Texts(SAMPLES[SAMPLES.length - 1], 0, 1, folders).read());
  }

  private static void print(String vocabularies, List<String> texts) {
    System.out.println("state\ttexts\tkeys\tbytes\tbytes_per_key\tlargest");
    CoverageConfig config = new CoverageConfig(Sampling.ALL, Duration.ofDays(36_500));
    Map<List<String>, CoverageWindow> windows = new HashMap<>();
    AddCoverage adding = new AddCoverage();
    try (TextAnalysis counting = VocabularyAnalysis.factory(vocabularies).open();
        TokenAnalysis tokens = VocabularyTokens.factory(vocabularies, config).open()) {
      int done = 0;
      for (int sample : SAMPLES) {
        for (; done < Math.min(sample, texts.size()); done++) {
          TextEvent event = event(done, texts.get(done));
          TextCounts counts = counting.analyse(event);
          if (done == 0) {
            printGroup(counts);
          }
          tokens.analyse(event, counts, part -> add(adding, windows, part));
        }
        printWindows(done, windows);
      }
    }
  }

  private static void add(
      AddCoverage adding, Map<List<String>, CoverageWindow> windows, CoverageWindow part) {
    List<String> key = List.of(part.getLanguage(), part.getScript(), part.getVocabulary());
    CoverageWindow window = windows.get(key);
    if (window == null) {
      windows.put(key, adding.copy(part));
    } else {
      adding.add(window, part);
    }
  }

  private static void printGroup(TextCounts counts) {
    GroupMember member =
        new GroupMember(
            counts.getEventTime(),
            counts.getEventId(),
            counts.getLanguage(),
            counts.getScript(),
            counts.getCharacters(),
            counts.getUtf8Bytes(),
            counts.getWords(),
            counts.getGraphemeClusters(),
            counts.getCounts());
    int bytes =
        RecordCodec.of(TranslationGroup.class)
            .encode(new TranslationGroup(null, List.of(member)))
            .length;
    System.out.printf(
        Locale.ROOT, "text of a translation group\t1\t1\t%d\t%d\t%d%n", bytes, bytes, bytes);
  }

  private static void printWindows(int texts, Map<List<String>, CoverageWindow> windows) {
    RecordCodec<CoverageWindow> codec = RecordCodec.of(CoverageWindow.class);
    long all = 0;
    long largest = 0;
    for (CoverageWindow window : windows.values()) {
      int bytes = codec.encode(window).length;
      all += bytes;
      largest = Math.max(largest, bytes);
    }
    System.out.printf(
        Locale.ROOT,
        "coverage window\t%d\t%d\t%d\t%d\t%d%n",
        texts,
        windows.size(),
        all,
        all / windows.size(),
        largest);
  }

  private static TextEvent event(int number, String text) {
    return new TextEvent(
        "e" + number,
        Instant.EPOCH,
        text,
        "",
        "",
        "",
        Direction.UNKNOWN,
        null,
        null,
        null,
        Map.of());
  }
}
