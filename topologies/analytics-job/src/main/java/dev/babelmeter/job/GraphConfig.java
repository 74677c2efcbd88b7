// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.operators.input.InputLimits;
import dev.babelmeter.process.Settings;
import dev.babelmeter.tokenizers.TextCounter;
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
    Duration idleAfter) {

  /** Reads these settings and leaves {@link Settings#finish} to the caller. */
  public static GraphConfig from(Settings settings) {
    return new GraphConfig(
        settings.string("vocabularies", "o200k_base,cl100k_base"),
        new InputLimits(
            settings.integer("input.max-text-bytes", 1 << 20, 1, TextCounter.MAX_LENGTH),
            settings.duration("input.max-future", Duration.ofMinutes(5)),
            settings.flag("dead-letters.keep-payload", false)),
        settings.duration("window.size", Duration.ofMinutes(1)),
        settings.duration("watermark.out-of-orderness", Duration.ofSeconds(5)),
        settings.duration("watermark.idle-after", Duration.ofSeconds(30)));
  }
}
