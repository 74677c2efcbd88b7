// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.events.v1.CountEngine;
import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TokenMoments;
import dev.babelmeter.events.v1.Vocabulary;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.events.v1.VocabularyFamily;
import dev.babelmeter.views.totals.Label;
import dev.babelmeter.views.totals.LabelBounds;
import dev.babelmeter.views.totals.LabelBounds.Bound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records for tests. */
public final class Samples {
  public static final Instant WINDOW_START = Instant.parse("2026-11-01T12:00:00Z");

  private Samples() {}

  /** Bounds that nothing in a small test reaches. */
  public static LabelBounds wideBounds() {
    return bounds(100, 100, 100, 100, 10_000);
  }

  public static LabelBounds bounds(
      int tenants, int languages, int scripts, int models, int combinations) {
    return new LabelBounds(
        Map.of(
            Label.TENANT, Bound.first(tenants),
            Label.LANGUAGE, Bound.first(languages),
            Label.SCRIPT, Bound.first(scripts),
            Label.MODEL, Bound.first(models)),
        combinations);
  }

  /** A window whose sums follow from {@code texts}: 10 characters, 12 bytes, 2 words a text. */
  public static CountWindow window(
      String tenant, String language, String model, long texts, VocabularyCounts... counts) {
    return new CountWindow(
        WINDOW_START,
        WINDOW_START.plusSeconds(60),
        tenant,
        language,
        "Latn",
        Direction.INPUT,
        model,
        texts,
        10 * texts,
        12 * texts,
        2 * texts,
        List.of(counts),
        144 * texts,
        Stream.of(counts)
            .map(count -> new TokenMoments(squareOf(count, texts), 12 * count.getTokens()))
            .toList());
  }

  /** As if every text had as many tokens as any other, rounded down. */
  private static long squareOf(VocabularyCounts count, long texts) {
    return texts <= 0 ? 0 : count.getTokens() / texts * count.getTokens();
  }

  /** A text of 10 characters, 12 bytes and 2 words. */
  public static TextCounts late(String tenant, String language, VocabularyCounts... counts) {
    return new TextCounts(
        "event",
        WINDOW_START,
        tenant,
        "",
        "m",
        Direction.INPUT,
        language,
        LanguageMethod.DECLARED,
        1.0,
        "Latn",
        null,
        null,
        Map.of(),
        10L,
        12L,
        2L,
        null,
        List.of(counts));
  }

  public static VocabularyCounts counts(
      String vocabulary,
      long tokens,
      @Nullable Long unknown,
      @Nullable Long fallback,
      long single) {
    return new VocabularyCounts(
        vocabulary,
        fingerprintOf(vocabulary),
        CountMethod.EXACT,
        tokens,
        unknown,
        fallback,
        single);
  }

  public static String fingerprintOf(String vocabulary) {
    return String.format("%064x", vocabulary.hashCode() & 0xffffffffL);
  }

  public static Vocabulary vocabulary(String name, String fingerprint) {
    return new Vocabulary(
        name,
        fingerprint,
        "built-in",
        VocabularyFamily.BPE,
        50_257,
        CountEngine.REFERENCE,
        false,
        true,
        List.of());
  }
}
