// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param sequences spellings of the tokens of each text
 * @param merges the merges in their order; a pair may come again, when a later merge brought its
 *     parts together in another way
 */
public record Merged(List<List<String>> sequences, List<Merge> merges) {}
