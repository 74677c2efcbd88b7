// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.List;

/**
 * Counts under all nine shared vocabularies in one call: every line of the shared UDHR and FLORES
 * texts, and every Unicode scalar value alone and between letters, spaces and digits. Compares
 * every count with the encoder of each vocabulary and with brute force, and the ids with the
 * reference. Run it as {@link SetRandomComparison}: {@code
 * dev.babelmeter.tokenizers.pipeline.SetFullComparison [EVERY_NTH]}. It exits with status 1 at any
 * difference.
 */
public final class SetFullComparison {
  private SetFullComparison() {}

  /** Compares every n-th line and code point, by default every one. */
  public static void main(String[] arguments) {
    int step = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    boolean differs = false;
    try (SetComparison comparison = new SetComparison()) {
      compareLines(comparison, SetRandomComparison.lines(step));
      differs |= report("lines", comparison);
    }
    try (SetComparison comparison = new SetComparison()) {
      compareCodePoints(comparison, step);
      differs |= report("code points", comparison);
    }
    System.exit(differs ? 1 : 0);
  }

  private static boolean report(String what, SetComparison comparison) {
    System.out.println(what + ": " + comparison);
    if (comparison.firstMismatch != null) {
      System.out.println(comparison.firstMismatch);
    }
    return comparison.mismatches > 0;
  }

  static void compareLines(SetComparison comparison, List<String> lines) {
    int number = 0;
    for (String line : lines) {
      comparison.compare(line, true, "line " + number++);
    }
  }

  /** Compares every {@code step}-th code point. */
  static void compareCodePoints(SetComparison comparison, int step) {
    for (int c = 0; c < 0x110000; c += step) {
      if (c < 0xD800 || c > 0xDFFF) {
        String one = Character.toString(c);
        String place = String.format("U+%04X", c);
        comparison.compare(one, true, place);
        comparison.compare(
            "a" + one + "b " + one + " 1" + one + "2 A" + one + ".\n" + one, true, place);
      }
    }
  }
}
