// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

/**
 * A token that the source has no row for.
 *
 * @param spelling its text; within a word it begins with {@code ##}
 * @param pieces ids of the source's tokens that it is made of, one at least
 */
public record NewToken(String spelling, int[] pieces) {}
