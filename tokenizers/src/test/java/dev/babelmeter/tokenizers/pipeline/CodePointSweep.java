// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compares both engines on every Unicode scalar value alone, between letters, between spaces and
 * between digits, under every shared vocabulary and every normalizer. Run it as {@link
 * FullComparison}: {@code dev.babelmeter.tokenizers.pipeline.CodePointSweep [NAME_PART]}.
 */
public final class CodePointSweep {
  /** Code points a text; texts are cut where a code point could act on the next one. */
  private static final int CODE_POINTS_A_TEXT = 64;

  private CodePointSweep() {}

  /** Compares and exits with status 1 at any difference. */
  public static void main(String[] arguments) {
    String filter = arguments.length == 0 ? "" : arguments[0];
    Map<String, String> cases = new LinkedHashMap<>(ComponentCases.all());
    SharedData.VOCABULARIES.forEach(name -> cases.put(name, SharedData.vocabulary(name)));
    long mismatches = 0;
    for (Map.Entry<String, String> entry : cases.entrySet()) {
      if (entry.getKey().contains(filter)) {
        try (Comparison comparison = new Comparison(entry.getKey(), entry.getValue())) {
          sweep(comparison, 1);
          mismatches += comparison.mismatches;
          System.out.println(comparison);
          if (comparison.firstMismatch != null) {
            System.out.println(comparison.firstMismatch);
          }
        }
      }
    }
    System.exit(mismatches == 0 ? 0 : 1);
  }

  /** Compares blocks of code points, every {@code step}-th of them. */
  static void sweep(Comparison comparison, int step) {
    for (int from = 0; from < 0x110000; from += CODE_POINTS_A_TEXT * step) {
      if (from >= 0xD800 && from < 0xE000) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      for (int c = from; c < from + CODE_POINTS_A_TEXT; c++) {
        text.appendCodePoint(c).append(" a").appendCodePoint(c).append("b ").appendCodePoint(c);
        text.append(" 1").appendCodePoint(c).append("2 A").appendCodePoint(c).append(".\n");
      }
      comparison.compare(text.toString());
      if (comparison.mismatches == 1 && comparison.firstMismatch != null && step == 1) {
        narrow(comparison, from);
      }
    }
  }

  private static void narrow(Comparison comparison, int from) {
    comparison.firstMismatch = null;
    for (int c = from; c < from + CODE_POINTS_A_TEXT && comparison.firstMismatch == null; c++) {
      String one = Character.toString(c);
      comparison.compare("a" + one + "b " + one + " 1" + one + "2 A" + one + ".");
    }
  }
}
