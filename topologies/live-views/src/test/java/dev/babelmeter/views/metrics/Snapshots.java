// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.metrics;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.DictionaryIds;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.views.Samples;
import dev.babelmeter.views.costs.CostSamples;
import dev.babelmeter.views.costs.Costs;
import dev.babelmeter.views.costs.TextCosts;
import dev.babelmeter.views.query.CostSnapshot;
import dev.babelmeter.views.query.KnownVocabulary;
import dev.babelmeter.views.query.StateElsewhereException;
import dev.babelmeter.views.query.StreamHealth;
import dev.babelmeter.views.query.ViewSnapshot;
import dev.babelmeter.views.query.Views;
import dev.babelmeter.views.query.ViewsUnavailableException;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.Totals;
import dev.babelmeter.views.v1.AttributeKey;
import dev.babelmeter.views.v1.CoverageKey;
import dev.babelmeter.views.v1.CoverageTotals;
import dev.babelmeter.views.v1.LivePremiumSums;
import dev.babelmeter.views.v1.LiveTotals;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import dev.babelmeter.views.v1.TotalsKey;
import dev.babelmeter.views.v1.VocabularyTotals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Snapshots and views for tests. */
public final class Snapshots {
  /**
   * What four texts cost: an English one of 100 tokens and a Burmese one of 300, sent to a model of
   * 2.50 dollars for a million, an estimated one, and one to a model that has no price.
   */
  public static final CostSnapshot PRICED =
      new CostSnapshot(
          Stream.of(
                  priced("en", "exact", 100),
                  priced("my", "exact", 300),
                  priced("my", "guess", 10),
                  priced("en", "free", 5))
              .collect(
                  Collectors.toMap(
                      Totals::keyOf, text -> TextCosts.of(CostSamples.book(), text), Costs::add)),
          Map.of(
              "acme",
              Map.of(
                  LocalDate.of(2026, 9, 30), new BigDecimal("0.25"),
                  LocalDate.of(2026, 10, 1), new BigDecimal("0.001"))),
          CostSamples.book(),
          1);

  public static final ViewSnapshot EMPTY =
      new ViewSnapshot(
          Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
          List.of());

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
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of("premium-windows", 3L),
          List.of(
              new KnownVocabulary(Samples.vocabulary("bert", "f1"), true),
              new KnownVocabulary(Samples.vocabulary("gpt", "new"), true)));

  /**
   * Premiums and tokens by hand. On translation groups German has 700 tokens for 350 of English,
   * Tamil too few groups. In traffic every English text has 10 tokens in 40 bytes, every German one
   * 15 in 60, so that the quotient of tokens per byte is 1 without doubt; Tamil has too few texts,
   * and Abkhazian in Latin script has no byte coefficient. By domain English law has half a token a
   * byte, chat a quarter and code a half.
   */
  public static final ViewSnapshot MEASURED =
      new ViewSnapshot(
          Map.of(
              new TotalsKey("acme", "en", "Latn", Direction.INPUT, "m"), traffic(100, 10, 40),
              new TotalsKey("acme", "de", "Latn", Direction.INPUT, "m"), traffic(20, 15, 60),
              new TotalsKey("", "de", "Latn", Direction.INPUT, "m"), traffic(30, 15, 60),
              new TotalsKey("", "ta", "Taml", Direction.INPUT, "m"), traffic(29, 15, 60),
              new TotalsKey("", "ab", "Latn", Direction.INPUT, "m"), traffic(40, 15, 60),
              new TotalsKey("", "und", "Zyyy", Direction.INPUT, "m"), traffic(40, 15, 60)),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(
              new PremiumKey("en", "en", "Latn"), groups(40, 400, 400),
              new PremiumKey("en", "de", "Latn"), groups(35, 700, 350),
              new PremiumKey("en", "ta", "Taml"), groups(3, 90, 30),
              new PremiumKey("de", "en", "Latn"), groups(35, 350, 700)),
          Map.of(
              new CoverageKey("v", "f", "de", "Latn"), tokens(3, 8, 4, 5, 2),
              new CoverageKey("v", "f", "ta", "Taml"), tokens(1, 2, 1, 2, 0)),
          Map.of(
              new AttributeKey("domain", "law", "en", "Latn"), traffic(40, 20, 40),
              new AttributeKey("domain", "chat", "en", "Latn"), traffic(30, 10, 40),
              new AttributeKey("domain", "code", "en", "Latn"), traffic(90, 10, 20),
              new AttributeKey("domain", "law", "de", "Latn"), traffic(29, 15, 60),
              new AttributeKey("team", "red", "en", "Latn"), traffic(50, 10, 40)),
          Map.of(),
          List.of(new KnownVocabulary(withGermanWords(Samples.vocabulary("v", "f")), true)));

  /** The tokens 3 and 5 are words, 5 is a root too, and 11 decodes to the same text as 7. */
  private static Vocabulary withGermanWords(Vocabulary vocabulary) {
    vocabulary.setDictionaries(
        List.of(
            new DictionaryIds(
                "de",
                ByteBuffer.wrap(new byte[] {4, 1, 2, 1}),
                ByteBuffer.wrap(new byte[] {6, 1}),
                ByteBuffer.wrap(new byte[] {12, 8}))));
    return vocabulary;
  }

  private static LiveTotals traffic(long texts, long tokens, long bytes) {
    return new LiveTotals(
        texts,
        0L,
        texts * bytes,
        texts * bytes,
        2 * texts,
        List.of(
            new VocabularyTotals(
                "v",
                "f",
                CountMethod.EXACT,
                texts,
                texts * bytes,
                texts * bytes,
                2 * texts,
                texts * tokens,
                null,
                null,
                texts,
                new LivePremiumSums(
                    texts,
                    texts * tokens,
                    texts * bytes,
                    texts * tokens * tokens,
                    texts * tokens * bytes,
                    texts * bytes * bytes))));
  }

  private static PremiumTotals groups(long groups, long tokens, long pivotTokens) {
    return new PremiumTotals(
        groups,
        2L,
        3L,
        4L,
        5L,
        6L,
        10 * groups,
        11 * groups,
        9 * groups,
        12 * groups,
        13 * groups,
        6 * groups,
        Samples.WINDOW_START,
        Samples.WINDOW_START.plusSeconds(120),
        List.of(new PremiumCounts("v", "f", groups, 12 * groups, tokens, null, pivotTokens)),
        9 * groups,
        12 * groups);
  }

  private static CoverageTotals tokens(
      long texts, long tokens, long used, long spacedAlpha, long single) {
    return new CoverageTotals(
        texts,
        30L,
        40L,
        tokens,
        used,
        spacedAlpha == tokens
            ? Map.of("spaced_alpha", spacedAlpha)
            : Map.of("spaced_alpha", spacedAlpha, "char_other", tokens - spacedAlpha),
        single == 0 ? Map.of() : Map.of("single", single),
        Samples.WINDOW_START,
        Samples.WINDOW_START.plusSeconds(60),
        5 * texts,
        2 * texts);
  }

  private Snapshots() {}

  /** Views whose state and answer a test sets. */
  private static TextCounts priced(String language, String model, long tokens) {
    return CostSamples.text(
        "acme",
        language,
        model,
        Direction.INPUT,
        CostSamples.CHANGE.minusSeconds(1),
        tokens,
        null,
        Map.of());
  }

  public static final class FakeViews implements Views {
    public volatile ViewSnapshot snapshot = SMALL;
    public volatile @Nullable String unavailable;
    public volatile @Nullable String elsewhere;
    public volatile StreamHealth.State state = StreamHealth.State.RUNNING;

    public volatile Map<CoverageKey, TokenFrequencies> frequencies = Map.of();

    public volatile CostSnapshot costs =
        new CostSnapshot(Map.of(), Map.of(), new PriceBook(List.of()), 0);

    @Override
    public Map<CoverageKey, TokenFrequencies> frequencies(Collection<CoverageKey> keys) {
      Map<CoverageKey, TokenFrequencies> wanted = new HashMap<>(frequencies);
      wanted.keySet().retainAll(keys);
      return wanted;
    }

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
    public CostSnapshot costs() {
      read();
      return costs;
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
