// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/**
 * Whether, and how readily, a language of the closed list is given to a text that declares none.
 */
enum DetectionRank {
  /** On an equal footing. */
  COMMON,
  /**
   * The detector asks for more evidence, see {@link NgramModel}: on an equal footing it would take
   * more texts from widely written languages than it wins of its own.
   */
  RARE,
  /** Only when the text declares it: the detector does not know it or does not recognise it. */
  DECLARED
}
