// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

/** How a language was found. */
public enum LanguageMethod {
  /** It could not be determined. */
  UNDETERMINED,
  /** The producer of the text declared it. */
  DECLARED,
  /** The script of the text is written by one language of the closed list only. */
  SCRIPT,
  /** The detector chose it. */
  DETECTED
}
