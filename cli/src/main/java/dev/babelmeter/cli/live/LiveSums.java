// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.live;

/**
 * Sums over the texts that were counted under one vocabulary.
 *
 * @param texts number of texts
 * @param characters their Unicode code points
 * @param bytes their bytes in UTF-8
 * @param words their words
 * @param tokens their tokens
 */
public record LiveSums(long texts, long characters, long bytes, long words, long tokens) {
  static final LiveSums NONE = new LiveSums(0, 0, 0, 0, 0);

  LiveSums plus(LiveSums other) {
    return new LiveSums(
        texts + other.texts,
        characters + other.characters,
        bytes + other.bytes,
        words + other.words,
        tokens + other.tokens);
  }
}
