// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.List;

/**
 * Loaded vocabularies. Immutable and safe to share between threads, each of which counts with a
 * {@link TextCounter} of its own.
 */
public final class VocabularySet implements AutoCloseable {
  private VocabularySet() {}

  /**
   * Loads {@code specs}.
   *
   * @throws VocabularyException when one cannot be found, read, or counted exactly
   */
  public static VocabularySet open(List<VocabularySpec> specs, HubConfig hub) {
    throw new UnsupportedOperationException();
  }

  /** The vocabularies in the order of their specs. */
  public List<VocabularyDescription> descriptions() {
    throw new UnsupportedOperationException();
  }

  /** Number of vocabularies. */
  public int size() {
    return descriptions().size();
  }

  /** Returns a counter for one thread. */
  public TextCounter newCounter() {
    throw new UnsupportedOperationException();
  }

  /** Frees the vocabularies; their counters must not be used any more. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
