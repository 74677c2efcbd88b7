// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

/**
 * A post-processor that takes white space out of the offsets of tokens.
 *
 * @param addPrefixSpace whether one space at the beginning of the text stays
 */
public record OffsetTrimming(boolean addPrefixSpace) {}
