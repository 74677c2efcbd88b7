// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

/**
 * A token of a vocabulary.
 *
 * @param id its id
 * @param token its spelling in the vocabulary
 * @param text what it decodes to within a text
 * @param tokenClass its class
 */
public record TokenEntry(int id, String token, String text, TokenClass tokenClass) {}
