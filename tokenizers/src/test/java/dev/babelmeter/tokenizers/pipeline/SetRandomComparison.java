// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts random texts under all nine shared vocabularies in one call and compares every count of
 * every text with the encoder of each vocabulary and with brute force, and every twentieth text's
 * ids with the reference. Run it as {@link FullComparison}, with the number of texts and the seed:
 *
 * <pre>{@code
 * RAYON_NUM_THREADS=1 java -Xmx3g -Dbabelmeter.shared=../shared \
 *   -cp tokenizers/target/test-classes:tokenizers/target/classes:$(cat tokenizers/target/classpath) \
 *   dev.babelmeter.tokenizers.pipeline.SetRandomComparison [TEXTS [SEED]]
 * }</pre>
 *
 * By default it is 1,000,000 texts. It exits with status 1 at any difference, and prints the first
 * one as short as it gets.
 */
public final class SetRandomComparison {
  /** Of so many texts, one goes to the reference too, which takes most of the time. */
  private static final int REFERENCE_SHARE = 20;

  private static final int REPORT_EVERY = 50_000;

  private SetRandomComparison() {}

  /** Compares and exits with status 1 at any difference. */
  public static void main(String[] arguments) {
    int texts = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    long seed = arguments.length < 2 ? 1 : Long.parseLong(arguments[1]);
    try (SetComparison comparison = new SetComparison()) {
      compare(comparison, texts, seed, lines(1));
      System.out.println(comparison);
      if (comparison.firstMismatch != null) {
        System.out.println(comparison.firstMismatch);
      }
      System.exit(comparison.mismatches == 0 ? 0 : 1);
    }
  }

  static void compare(SetComparison comparison, int texts, long seed, List<String> lines) {
    MixedTexts mixed = new MixedTexts(seed, lines);
    for (int i = 0; i < texts; i++) {
      comparison.compare(mixed.next(), i % REFERENCE_SHARE == 0, "text " + i + " of seed " + seed);
      if ((i + 1) % REPORT_EVERY == 0) {
        System.err.println(comparison);
      }
    }
  }

  /** Every {@code step}-th line of all shared texts. */
  static List<String> lines(int step) {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (var corpus : SharedData.corpora()) {
      for (String line : SharedData.lines(corpus)) {
        if (number++ % step == 0) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
