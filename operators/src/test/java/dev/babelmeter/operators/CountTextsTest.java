// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.operators.coverage.CoverageConfig;
import dev.babelmeter.operators.coverage.Sampling;
import dev.babelmeter.operators.coverage.VocabularyTokens;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing a harness may be interrupted, as the test.
class CountTextsTest {
  private static final String LIST = "cl100k_base,bert-base-uncased";
  private static final TokenAnalysis.Factory NO_TOKENS =
      VocabularyTokens.factory(LIST, new CoverageConfig(Sampling.OFF, Duration.ofMinutes(1)));
  private static final AtomicInteger closed = new AtomicInteger();

  private static TextEvent event(String text, String language) {
    return new TextEvent(
        "e",
        Instant.ofEpochMilli(5),
        text,
        "acme",
        "bot",
        "gpt",
        Direction.OUTPUT,
        language,
        "g",
        9L,
        Map.of("team", "a"));
  }

  private static OneInputStreamOperatorTestHarness<TextEvent, TextCounts> harness(
      TextAnalysis.Factory factory, TokenAnalysis.Factory tokens) throws Exception {
    OneInputStreamOperatorTestHarness<TextEvent, TextCounts> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new CountTexts(factory, tokens)));
    harness.open();
    return harness;
  }

  @Test
  void countsUnderEveryVocabularyAndCarriesNoText() throws Exception {
    String text = "Zq7canary: გამარჯობა, où est la facture?";
    Encoding cl100k = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    try (var harness = harness(VocabularyAnalysis.factory(LIST), NO_TOKENS)) {
      harness.processElement(event(text, "fr"), 5);
      harness.processElement(event("გამარჯობა მსოფლიო", null), 6);

      TextCounts counts = harness.extractOutputValues().get(0);
      assertThat(counts.toString()).doesNotContain("canary");
      assertThat(counts.getEventId()).isEqualTo("e");
      assertThat(counts.getEventTime()).isEqualTo(Instant.ofEpochMilli(5));
      assertThat(counts.getTenant()).isEqualTo("acme");
      assertThat(counts.getSource()).isEqualTo("bot");
      assertThat(counts.getModel()).isEqualTo("gpt");
      assertThat(counts.getDirection()).isEqualTo(Direction.OUTPUT);
      assertThat(counts.getTranslationGroup()).isEqualTo("g");
      assertThat(counts.getBilledTokens()).isEqualTo(9);
      assertThat(counts.getAttributes()).containsExactly(Map.entry("team", "a"));
      assertThat(counts.getLanguage()).isEqualTo("fr");
      assertThat(counts.getLanguageMethod()).isEqualTo(LanguageMethod.DECLARED);
      assertThat(counts.getCharacters()).isEqualTo(text.codePointCount(0, text.length()));
      assertThat(counts.getUtf8Bytes()).isEqualTo(text.getBytes(UTF_8).length);
      assertThat(counts.getWords()).isEqualTo(text.split("\\s+").length);
      VocabularyCounts first = counts.getCounts().get(0);
      assertThat(first.getVocabulary()).isEqualTo("cl100k_base");
      assertThat(first.getMethod()).isEqualTo(CountMethod.EXACT);
      assertThat(first.getTokens()).isEqualTo(cl100k.countTokensOrdinary(text));
      assertThat(first.getUnknownTokens()).as("no unknown token").isNull();
      VocabularyCounts second = counts.getCounts().get(1);
      assertThat(second.getVocabulary()).isEqualTo("bert-base-uncased");
      assertThat(second.getFingerprint()).matches("[0-9a-f]{64}");
      assertThat(second.getUnknownTokens()).isNotNull();
      assertThat(second.getByteFallbackTokens()).isNull();

      TextCounts detected = harness.extractOutputValues().get(1);
      assertThat(detected.getLanguage()).isEqualTo("ka");
      assertThat(detected.getScript()).isEqualTo("Geor");
      assertThat(detected.getLanguageMethod()).isEqualTo(LanguageMethod.SCRIPT);
    }
  }

  @Test
  void vocabulariesAreSharedUntilTheLastLeaseIsClosed() {
    SharedVocabularies.Lease first = SharedVocabularies.lease(LIST);
    SharedVocabularies.Lease second = SharedVocabularies.lease(LIST);
    assertThat(second.vocabularies()).isSameAs(first.vocabularies());
    first.close();
    first.close();
    assertThat(second.vocabularies().newCounter()).isNotNull();
    try (SharedVocabularies.Lease third = SharedVocabularies.lease(LIST)) {
      assertThat(third.vocabularies()).isSameAs(second.vocabularies());
    }
    second.close();
    try (SharedVocabularies.Lease fresh = SharedVocabularies.lease(LIST)) {
      assertThat(fresh.vocabularies()).isNotSameAs(second.vocabularies());
    }
  }

  @Test
  void aFailureQuotesNothingAndTheAnalysisIsClosed() throws Exception {
    closed.set(0);
    try (var harness = harness(Failing::new, NO_TOKENS)) {
      assertThatThrownBy(() -> harness.processElement(event("Zq7canary", "de"), 0))
          .satisfies(
              error -> {
                StringWriter trace = new StringWriter();
                error.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString())
                    .doesNotContain("canary")
                    .contains("IllegalStateException")
                    .contains("Failing.analyse");
              });
    }
    assertThat(closed).hasValue(1);
  }

  private static final class Failing implements TextAnalysis {
    @Override
    public TextCounts analyse(TextEvent event) {
      throw new IllegalStateException("cannot do " + event.getText());
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
