// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import org.jspecify.annotations.Nullable;

/** The patterns that have a splitter of their own. */
final class KnownPatterns {
  private KnownPatterns() {}

  /** The splitter of {@code pattern}, or null. */
  static @Nullable Pattern find(String pattern) {
    return null;
  }
}
