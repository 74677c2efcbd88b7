// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.premium;

import dev.babelmeter.metrics.WordSums;

/**
 * What the words of a language become under one vocabulary when each is encoded alone, without a
 * space before it.
 *
 * @param language its code
 * @param vocabulary the vocabulary's name
 * @param running over the words of the text, each as often as it comes up
 * @param emptyWords those of them that became no token
 * @param distinct over the distinct words
 */
public record WordRow(
    String language, String vocabulary, WordSums running, long emptyWords, WordSums distinct) {}
