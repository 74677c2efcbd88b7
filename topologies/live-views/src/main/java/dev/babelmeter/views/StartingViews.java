// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.query.StreamHealth;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.query.ViewsUnavailableException;
import dev.babelmeter.views.v1.CoverageKey;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views before their stream exists. The HTTP server comes first, since the stream is told its
 * port, and answers from here until then.
 */
final class StartingViews implements Views {
  private volatile @Nullable Views started;

  /** Answers with {@code views} from now on. */
  void become(Views views) {
    started = views;
  }

  @Override
  public ViewSnapshot read() {
    return started().read();
  }

  @Override
  public Map<CoverageKey, TokenFrequencies> frequencies(Collection<CoverageKey> keys) {
    return started().frequencies(keys);
  }

  @Override
  public CostSnapshot costs() {
    return started().costs();
  }

  @Override
  public StreamHealth health() {
    Views views = started;
    return views == null
        ? new StreamHealth(StreamHealth.State.CREATED, Map.of(), 0)
        : views.health();
  }

  private Views started() {
    Views views = started;
    if (views == null) {
      throw new ViewsUnavailableException("the views are starting: try again in a moment");
    }
    return views;
  }
}
