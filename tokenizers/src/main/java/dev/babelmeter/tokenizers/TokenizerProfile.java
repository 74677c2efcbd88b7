// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.tally.SpecialTokens;

/**
 * What a {@code tokenizer.json} says of its vocabulary.
 *
 * @param family model type
 * @param size number of distinct tokens, added tokens included
 * @param special the tokens of what it cannot spell
 */
record TokenizerProfile(VocabularyFamily family, int size, SpecialTokens special) {}
