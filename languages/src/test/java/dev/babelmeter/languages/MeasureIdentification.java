// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import dev.babelmeter.languages.SharedTexts.Labelled;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints the figures of benchmarks/LANGUAGE-IDENTIFICATION.md that concern the chosen detector:
 * accuracy by language and length, speed, load time, heap and a hash of all answers. The argument
 * is the folder that holds {@code flores200} and {@code udhr}.
 */
final class MeasureIdentification {
  private static final int[] LENGTHS = {Integer.MAX_VALUE, 60, 20};
  private static final int ROUNDS = 3;

  private MeasureIdentification() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    long cpu = cpuNanos();
    LanguageIdentifier identifier = LanguageIdentifier.create();
    System.out.printf("load: %.2f s of processor time%n", (cpuNanos() - cpu) / 1e9);
    System.out.printf("heap after load: %d MB%n", usedHeapMegabytes());

    List<Labelled> flores = SharedTexts.flores(data, "devtest");
    List<Labelled> listed = new ArrayList<>();
    List<Labelled> unlisted = new ArrayList<>();
    for (Labelled text : SharedTexts.udhr(data)) {
      expected(text).ifPresent(tag -> (detectable(tag) ? listed : unlisted).add(text));
    }
    accuracy("FLORES-200 devtest", identifier, flores);
    accuracy("UDHR, languages that can be detected", identifier, listed);
    accuracy("UDHR, other languages", identifier, unlisted);
    for (int length : LENGTHS) {
      speed(identifier, flores, length);
    }
  }

  private static void accuracy(String name, LanguageIdentifier identifier, List<Labelled> texts) {
    for (int length : LENGTHS) {
      Map<String, int[]> byLanguage = new TreeMap<>();
      int[] all = new int[3];
      long hash = 0;
      for (Labelled text : texts) {
        Identification found =
            identifier.identify(SharedTexts.beginning(text.text(), length), null);
        String expected = expected(text).orElseThrow();
        int outcome =
            found.language().equals(expected)
                ? 0
                : found.language().equals(Languages.UNDETERMINED) ? 2 : 1;
        all[outcome]++;
        byLanguage.computeIfAbsent(expected, tag -> new int[3])[outcome]++;
        hash = 31 * hash + found.toString().hashCode();
      }
      System.out.printf(
          "%n%s, %s: %d texts, %d languages, right %.1f %%, wrong %.1f %%, und %.1f %%,"
              + " answers' hash %x%n",
          name,
          length == Integer.MAX_VALUE ? "whole" : "first " + length,
          texts.size(),
          byLanguage.size(),
          percent(all, 0),
          percent(all, 1),
          percent(all, 2),
          hash);
      if (!name.contains("other")) {
        byLanguage.forEach(
            (tag, counts) ->
                System.out.printf("%s %.1f/%.1f ", tag, percent(counts, 0), percent(counts, 1)));
        System.out.println();
      }
    }
  }

  private static void speed(LanguageIdentifier identifier, List<Labelled> texts, int length) {
    List<String> cut =
        texts.stream().map(text -> SharedTexts.beginning(text.text(), length)).toList();
    Set<String> answers = new HashSet<>();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuNanos();
      for (String text : cut) {
        answers.add(identifier.identify(text, null).language());
      }
      best = Math.max(best, cut.size() / ((cpuNanos() - start) / 1e9));
    }
    System.out.printf(
        "%nlength %d: %.0f texts/s on one thread (best of %d rounds, %d answers)%n",
        length, best, ROUNDS, answers.size());
  }

  private static Optional<String> expected(Labelled text) {
    return DeclaredLanguage.parse(text.tag()).map(DeclaredLanguage::tag);
  }

  private static boolean detectable(String tag) {
    return Languages.find(tag)
        .filter(language -> Languages.rank(language) != DetectionRank.DECLARED)
        .isPresent();
  }

  private static double percent(int[] counts, int outcome) {
    return 100.0 * counts[outcome] / (counts[0] + counts[1] + counts[2]);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedHeapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
