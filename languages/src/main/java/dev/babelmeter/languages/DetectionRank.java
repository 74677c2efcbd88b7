// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * Whether, and how readily, a language of the closed list is given to a text that declares none.
 */
enum DetectionRank {
  /** Widely written. */
  COMMON,
  /** Less often written: the detector asks for more evidence, see {@link NgramModel}. */
  RARE,
  /** Only when the text declares it: nothing here can tell it from other languages. */
  DECLARED
}
