// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/**
 * A pattern that would take more than linear time on a text. The text then belongs to the reference
 * engine, which has a limit of its own.
 */
public final class PatternBudgetException extends RuntimeException {
  PatternBudgetException(String pattern) {
    super(
        "the pattern "
            + pattern
            + " needs more steps than 256 a character on this text; count it with the reference"
            + " engine");
  }
}
