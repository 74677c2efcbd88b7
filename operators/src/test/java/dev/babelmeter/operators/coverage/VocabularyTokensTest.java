// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.TokenAnalysis;
import dev.babelmeter.operators.VocabularyAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JTokkit is the reference for the ids. */
class VocabularyTokensTest {
  private static final String LIST = "cl100k_base,bert-base-uncased";
  private static final long TIME = 90_000;

  private static TextEvent event(String id, String text) {
    return new TextEvent(
        id,
        Instant.ofEpochMilli(TIME),
        text,
        "",
        "",
        "",
        Direction.INPUT,
        "de",
        null,
        null,
        Map.of());
  }

  private static List<CoverageWindow> analyse(Sampling sampling, TextEvent... events) {
    List<CoverageWindow> parts = new ArrayList<>();
    CoverageConfig config = new CoverageConfig(sampling, Duration.ofMinutes(1));
    try (TextAnalysis counting = VocabularyAnalysis.factory(LIST).open();
        TokenAnalysis tokens = VocabularyTokens.factory(LIST, config).open()) {
      for (TextEvent event : events) {
        TextCounts counts = counting.analyse(event);
        tokens.analyse(event, counts, parts::add);
      }
    }
    return parts;
  }

  @Test
  void theFrequenciesAreThoseOfTheReference() {
    String text = "Die Straße hat 1234567 Zq7canary, улица 89 Häuser. Die Straße!";
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    TokenFrequencies expected = new TokenFrequencies();
    cl100k.encodeOrdinary(text).boxed().forEach(expected::add);

    List<CoverageWindow> parts = analyse(Sampling.ALL, event("e", text));

    assertThat(parts).hasSize(2);
    CoverageWindow part = parts.get(0);
    assertThat(part.getFrequencies()).isEqualTo(expected.encoded());
    assertThat(part.getTokens()).isEqualTo(expected.tokens());
    assertThat(part.getTexts()).isEqualTo(1);
    assertThat(part.getWindowStart()).isEqualTo(Instant.ofEpochMilli(60_000));
    assertThat(part.getWindowEnd()).isEqualTo(Instant.ofEpochMilli(120_000));
    assertThat(part.getLanguage()).isEqualTo("de");
    assertThat(part.getScript()).isEqualTo("Latn");
    assertThat(part.getCharacters()).isEqualTo(text.length());
    assertThat(part.getTokenClasses().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(part.getTokens());
    // cl100k takes up to three digits from the left: 123|456|7; two digits are one group.
    assertThat(part.getDigitRuns()).isEqualTo(Map.of("l2r3", 1L, "either3", 1L));
    assertThat(parts.toString()).doesNotContain("canary");
  }

  /** The encoding cuts before each space, so that a word's tokens are those of the word alone. */
  @Test
  void continuedWordsAreThoseThatTheReferenceCuts() {
    String text = "Die Straßenbahnhaltestelle hat 1234567 улица, the word + tokenizers!";
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    String[] words = text.split(" ", -1);
    long expected = 0;
    for (int i = 0; i < words.length; i++) {
      if (cl100k.encodeOrdinary((i == 0 ? "" : " ") + words[i]).size() > 1) {
        expected++;
      }
    }
    CoverageWindow part = analyse(Sampling.ALL, event("e", text)).get(0);
    assertThat(part.getWords()).isEqualTo(words.length);
    assertThat(part.getContinuedWords()).isEqualTo(expected).isBetween(4L, words.length - 3L);
  }

  /** By hand: " the" and " word" are letters after a space, "A" is one of the byte characters. */
  @Test
  void tokensFallIntoQtoksClasses() {
    CoverageWindow part = analyse(Sampling.ALL, event("e", "A the word 天 +")).get(0);
    // 天 is three tokens or fewer; " +" is other after a space.
    assertThat(part.getTokenClasses())
        .containsEntry("pure_unicode", 1L)
        .containsEntry("spaced_alpha", 2L)
        .containsEntry("spaced_other", 1L);
  }

  @Test
  void onlyChosenEventsAreAnalysedTheSameOnesEachTime() {
    TextEvent[] events = new TextEvent[400];
    for (int i = 0; i < events.length; i++) {
      events[i] = event("e" + i, "Wort " + i);
    }
    Sampling some = new Sampling(0.3);
    List<CoverageWindow> first = analyse(some, events);
    assertThat(first).isEqualTo(analyse(some, events));
    long chosen = List.of(events).stream().filter(e -> some.takes(e.getEventId())).count();
    assertThat(first).hasSize((int) (2 * chosen));
    assertThat(analyse(Sampling.OFF, events)).isEmpty();
  }
}
