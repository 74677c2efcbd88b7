// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/**
 * A token that is found in the text before the model sees it.
 *
 * @param content its text
 * @param singleWord whether it matches only between characters that are not of words
 * @param lstrip whether it takes the white space before it
 * @param rstrip whether it takes the white space after it
 * @param normalized whether it is looked for in the normalized text
 * @param special whether it is a special token
 */
public record AddedTokenSpec(
    String content,
    boolean singleWord,
    boolean lstrip,
    boolean rstrip,
    boolean normalized,
    boolean special) {}
