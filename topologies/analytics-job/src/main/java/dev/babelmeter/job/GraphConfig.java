// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.operators.input.InputLimits;
import java.time.Duration;

/**
 * What the graph computes.
 *
 * @param vocabularies the vocabularies that texts are counted under, as {@link
 *     dev.babelmeter.tokenizers.VocabularySpec#parseList} reads them
 * @param limits what an event may be at most
 * @param windowSize length of the windows
 * @param outOfOrderness how much later than newer events an event may come without being late
 * @param idleAfter silence after which a partition holds no window open any more
 */
public record GraphConfig(
    String vocabularies,
    InputLimits limits,
    Duration windowSize,
    Duration outOfOrderness,
    Duration idleAfter) {}
