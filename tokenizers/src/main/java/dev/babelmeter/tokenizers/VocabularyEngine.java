// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.engine.Countable;
import org.jspecify.annotations.Nullable;

/**
 * Tokenises texts under one vocabulary. Safe for use by several threads until it is closed; closing
 * twice does nothing.
 */
interface VocabularyEngine extends AutoCloseable {
  /** What it is. */
  CountEngine kind();

  /** Makes an encoder for one thread. */
  TextEncoder newEncoder();

  /** What counts under this and other vocabularies at once; null when this one counts alone. */
  @Nullable Countable countable();

  @Override
  void close();
}
