// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/**
 * What is known of the place between two neighbouring characters, whatever stands before and behind
 * them: whether the parts of a text cut there can be tokenised one without the other.
 */
public enum Cut {
  /** Pieces on one side may depend on the other side. */
  NONE,
  /** Both sides are divided as in the whole text, but one piece may span the place. */
  OPEN,
  /** As {@link #OPEN}, and every piece ends here. */
  ALWAYS
}
