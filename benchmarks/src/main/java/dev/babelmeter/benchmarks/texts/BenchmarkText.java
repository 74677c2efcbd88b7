// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.nio.charset.StandardCharsets;

/**
 * One text of a stream.
 *
 * @param label what it is: {@code flores/tha_Thai}, {@code udhr/007}, {@code code/java}, {@code
 *     chat/en}
 * @param text the text
 * @param bytes its bytes in UTF-8
 */
public record BenchmarkText(String label, String text, int bytes) {
  static BenchmarkText of(String label, String text) {
    return new BenchmarkText(label, text, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** The part of the label before the slash. */
  public String kind() {
    return label.substring(0, label.indexOf('/'));
  }
}
