// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/**
 * What a split or a replacement looks for.
 *
 * @param text a literal, or an Oniguruma pattern
 * @param regex which of the two
 */
public record PatternSpec(String text, boolean regex) {}
