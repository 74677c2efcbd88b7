// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/** What becomes of the delimiters of a split. */
public enum SplitBehavior {
  /** They vanish. */
  REMOVED,
  /** Each is a piece. */
  ISOLATED,
  /** Each joins the piece before it. */
  MERGED_WITH_PREVIOUS,
  /** Each joins the piece after it. */
  MERGED_WITH_NEXT,
  /** Each run of them is a piece. */
  CONTIGUOUS
}
