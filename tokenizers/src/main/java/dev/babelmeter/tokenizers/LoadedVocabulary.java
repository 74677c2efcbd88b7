// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * A vocabulary ready to count with.
 *
 * @param description what is known of it
 * @param profile its special tokens
 * @param engine what tokenises under it; owned by this vocabulary
 */
record LoadedVocabulary(
    VocabularyDescription description, TokenizerProfile profile, VocabularyEngine engine) {}
