// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySet;

/**
 * The fingerprint of a vocabulary. A changed file alone is cosmetic; changed content that leaves
 * the ids of the probes is a change that common texts do not see; changed ids under the same
 * content mean that the engine changed.
 *
 * @param name name of the vocabulary in tables
 * @param fileSha256 SHA-256 of the uncompressed file
 * @param canonicalSha256 SHA-256 of its canonical content, {@link CanonicalContent}
 * @param probeSha256 SHA-256 of the ids of {@link ProbeSet#current}
 * @param size number of tokens, added tokens included
 */
public record VocabularyIdentity(
    String name, String fileSha256, String canonicalSha256, String probeSha256, int size) {
  /**
   * Tells the identity of {@code source}.
   *
   * @throws VocabularyException when it cannot be counted with exactly
   */
  public static VocabularyIdentity of(TokenizerSource source) {
    try (VocabularySet vocabularies = VocabularySet.open(source)) {
      return new VocabularyIdentity(
          source.name(),
          source.fingerprint(),
          TokenizerContent.read(source).canonical().sha256(),
          ProbeSet.current().sha256(vocabularies.newCounter(), 0),
          vocabularies.descriptions().get(0).size());
    }
  }
}
