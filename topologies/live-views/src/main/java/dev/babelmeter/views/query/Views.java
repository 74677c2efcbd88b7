// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.views.v1.CoverageKey;
import java.util.Collection;
import java.util.Map;

/** What is known of the views from outside the stream. Safe for use by several threads. */
public interface Views {
  /**
   * Returns the committed state: nothing in it can be taken back, so counters made of it never go
   * down, and texts in it are in every later snapshot.
   *
   * @throws ViewsUnavailableException when it cannot be read now
   * @throws StateElsewhereException when another instance holds it
   */
  ViewSnapshot read();

  /**
   * Returns the committed frequencies of the tokens of each of {@code keys} that has any. It may
   * hold a little more than a snapshot that was read before.
   *
   * @throws ViewsUnavailableException as {@link #read}
   * @throws StateElsewhereException as {@link #read}
   */
  Map<CoverageKey, TokenFrequencies> frequencies(Collection<CoverageKey> keys);

  /**
   * Returns the committed costs. They may be a little ahead of or behind a snapshot of the totals.
   *
   * @throws ViewsUnavailableException as {@link #read}
   * @throws StateElsewhereException as {@link #read}
   */
  CostSnapshot costs();

  /** Returns how the stream is doing; never fails. */
  StreamHealth health();
}
