// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/** Where Metaspace puts its replacement character in front. */
public enum PrependScheme {
  /** Before the piece at the beginning of the text. */
  FIRST,
  /** Nowhere. */
  NEVER,
  /** Before every piece. */
  ALWAYS
}
