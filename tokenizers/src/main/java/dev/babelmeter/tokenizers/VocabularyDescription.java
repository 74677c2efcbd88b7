// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * What is known of a loaded vocabulary.
 *
 * @param name its name in tables, unique within a set
 * @param origin {@code built-in}, {@code file}, or {@code hf:ORG/NAME@COMMIT}
 * @param fingerprint SHA-256 of its uncompressed {@code tokenizer.json}, or of the rank file it was
 *     made from, in lower-case hexadecimal
 * @param family the model type
 * @param size number of tokens, added tokens included
 * @param engine what counts under it
 * @param hasUnknownToken whether text can become its unknown token, as {@link
 *     TokenCounts#unknownTokens} defines it
 * @param hasByteFallback whether it spells unknown characters in {@code <0xNN>} tokens
 */
public record VocabularyDescription(
    String name,
    String origin,
    String fingerprint,
    VocabularyFamily family,
    int size,
    CountEngine engine,
    boolean hasUnknownToken,
    boolean hasByteFallback) {}
