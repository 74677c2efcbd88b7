// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** A compiled node that knows what follows it. */
interface Step {
  /** Result of {@link #match} when there is no match. */
  int FAIL = -1;

  /** Result of {@link #match} when the search took too many steps. */
  int EXHAUSTED = -2;

  /** The end of the whole pattern matched from {@code at}, {@link #FAIL} or {@link #EXHAUSTED}. */
  int match(Run run, int at);
}
