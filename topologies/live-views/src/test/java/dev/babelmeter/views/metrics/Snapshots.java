// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.StreamHealth;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.query.ViewsUnavailableException;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots and views for tests. */
public final class Snapshots {
  public static final ViewSnapshot EMPTY =
      new ViewSnapshot(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

  /**
   * Three totals of two languages. German texts came in two directions; one of the vocabularies has
   * an unknown token, one changed its fingerprint and was not announced before.
   */
  public static final ViewSnapshot SMALL =
      new ViewSnapshot(
          Map.of(
              new TotalsKey("acme", "de", "Latn", Direction.INPUT, "m"),
              new LiveTotals(
                  3L,
                  1L,
                  30L,
                  36L,
                  6L,
                  List.of(
                      vocabulary("bert", "f1", 3, 30, 36, 6, 12, 2L, 3),
                      vocabulary("gpt", "old", 1, 10, 12, 2, 4, null, 2),
                      vocabulary("gpt", "new", 2, 20, 24, 4, 9, null, 1))),
              new TotalsKey("acme", "de", "Latn", Direction.OUTPUT, "m"),
              new LiveTotals(
                  4L,
                  0L,
                  40L,
                  48L,
                  8L,
                  List.of(vocabulary("gpt", "new", 4, 40, 48, 8, 16, null, 4))),
              new TotalsKey("", "zh", "Hans", Direction.UNKNOWN, ""),
              new LiveTotals(
                  5L,
                  0L,
                  50L,
                  150L,
                  0L,
                  List.of(vocabulary("gpt", "new", 5, 50, 150, 0, 75, null, 0)))),
          Map.of("NOT_JSON", 7L, "EMPTY_TEXT", 2L),
          Map.of("tenant", 11L),
          Map.of(Label.TENANT, 120, Label.LANGUAGE, 2),
          List.of(
              new KnownVocabulary(Samples.vocabulary("bert", "f1"), true),
              new KnownVocabulary(Samples.vocabulary("gpt", "new"), true)));

  private Snapshots() {}

  /** Views whose state and answer a test sets. */
  public static final class FakeViews implements Views {
    public volatile ViewSnapshot snapshot = SMALL;
    public volatile @Nullable String unavailable;
    public volatile @Nullable String elsewhere;
    public volatile StreamHealth.State state = StreamHealth.State.RUNNING;

    @Override
    public ViewSnapshot read() {
      if (unavailable != null) {
        throw new ViewsUnavailableException(unavailable);
      }
      if (elsewhere != null) {
        throw new StateElsewhereException(elsewhere);
      }
      return snapshot;
    }

    @Override
    public StreamHealth health() {
      return new StreamHealth(state, Map.of("count-windows", 3L), 2);
    }
  }

  private static VocabularyTotals vocabulary(
      String name,
      String fingerprint,
      long texts,
      long characters,
      long bytes,
      long words,
      long tokens,
      @Nullable Long unknown,
      long single) {
    return new VocabularyTotals(
        name,
        fingerprint,
        CountMethod.EXACT,
        texts,
        characters,
        bytes,
        words,
        tokens,
        unknown,
        null,
        single,
        null);
  }
}
