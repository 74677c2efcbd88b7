// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

/**
 * A merge of two neighbours.
 *
 * @param left spelling of the first
 * @param right spelling of the second
 */
public record Merge(String left, String right) {
  /** Spelling of what they become. */
  public String merged() {
    return left + right;
  }
}
