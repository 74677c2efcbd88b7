// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.util.ArrayList;
import java.util.List;

/** Cuts running text into texts of 300 to 350 bytes of UTF-8, the length of a short message. */
final class TextCutter {
  static final int LEAST_BYTES = 300;
  static final int MOST_BYTES = 350;

  private TextCutter() {}

  /**
   * Joins {@code lines} by spaces and cuts the whole: at the last space that leaves at least {@link
   * #LEAST_BYTES}, or between two characters where there is none. What is left at the end and too
   * short is dropped.
   */
  static List<String> cut(List<String> lines) {
    List<String> texts = new ArrayList<>();
    String running = String.join(" ", lines);
    int start = 0;
    while (start < running.length()) {
      int end = end(running, start);
      if (end < 0) {
        break;
      }
      texts.add(running.substring(start, end));
      start = end;
      while (start < running.length() && running.charAt(start) == ' ') {
        start++;
      }
    }
    return texts;
  }

  /** The first text of {@code running}, which may be shorter. */
  static String first(String running) {
    int end = end(running, 0);
    return end < 0 ? running : running.substring(0, end);
  }

  /** Where the text from {@code start} ends, or -1 when too little is left. */
  private static int end(String running, int start) {
    int bytes = 0;
    int space = -1;
    int i = start;
    while (i < running.length()) {
      int c = running.codePointAt(i);
      if (c == ' ' && bytes >= LEAST_BYTES) {
        space = i;
      }
      int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + length > MOST_BYTES) {
        return space < 0 ? i : space;
      }
      bytes += length;
      i += Character.charCount(c);
    }
    return bytes < LEAST_BYTES ? -1 : i;
  }
}
