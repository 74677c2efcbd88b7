// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * A {@code tokenizer.json} and where it is from.
 *
 * @param name name of the vocabulary
 * @param origin origin as {@link VocabularyDescription} states it
 * @param place where it lies, for messages: a path, an address, or {@code built-in}
 * @param fingerprint SHA-256 of the file it was made from
 * @param json its text
 */
public record TokenizerSource(
    String name, String origin, String place, String fingerprint, String json) {
  /** Makes a source whose fingerprint is that of {@code file}. */
  static TokenizerSource of(String name, String origin, String place, byte[] file, String json) {
    return new TokenizerSource(name, origin, place, Digests.sha256(file), json);
  }

  /** An exception that names this vocabulary and its place and ends with {@code problem}. */
  public VocabularyException refused(String problem, Throwable cause) {
    return new VocabularyException(label(name, place) + ": " + problem, cause);
  }

  /** An exception that names this vocabulary and its place and ends with {@code problem}. */
  public VocabularyException refused(String problem) {
    return new VocabularyException(label(name, place) + ": " + problem);
  }

  /** How messages name the vocabulary {@code name} at {@code place}. */
  static String label(String name, String place) {
    return "vocabulary '" + name + "' (" + place + ")";
  }
}
