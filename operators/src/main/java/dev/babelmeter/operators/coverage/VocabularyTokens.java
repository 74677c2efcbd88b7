// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.metrics.DigitChunking;
import dev.babelmeter.metrics.TokenFrequencies;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.TokenAnalysis;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.qtok.QtokClasses;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** Encodes the chosen texts under every vocabulary of a list. */
public final class VocabularyTokens implements TokenAnalysis {
  /** It encodes only, and what it encodes is in no cache. */
  private static final long NO_CACHE_BYTES = 1L << 20;

  private final CoverageConfig config;
  private final SharedVocabularies.Lease lease;
  private final List<VocabularyDescription> vocabularies;
  private final List<QtokClasses> classes;
  private final TextCounter counter;

  private VocabularyTokens(CoverageConfig config, SharedVocabularies.Lease lease) {
    this.config = config;
    this.lease = lease;
    this.vocabularies = lease.vocabularies().descriptions();
    this.classes = lease.tokenClasses();
    this.counter = lease.vocabularies().newCounter(NO_CACHE_BYTES);
  }

  /** Returns a factory of analyses under the vocabularies of {@code list}. */
  public static Factory factory(String list, CoverageConfig config) {
    return config.sampling().isOff()
        ? Nothing::new
        : () -> new VocabularyTokens(config, SharedVocabularies.lease(list));
  }

  @Override
  public void analyse(TextEvent event, TextCounts counts, Consumer<CoverageWindow> parts) {
    if (!config.sampling().takes(event.getEventId())) {
      return;
    }
    String text = event.getText();
    boolean hasRuns = hasDigitRun(text);
    WordSpans words = WordSpans.of(text);
    for (int v = 0; v < vocabularies.size(); v++) {
      TokenSequence tokens = counter.encode(text, v);
      if (tokens.size() != counts.getCounts().get(v).getTokens()) {
        throw new IllegalStateException(
            "a text has "
                + tokens.size()
                + " tokens and was counted with "
                + counts.getCounts().get(v).getTokens()
                + " under "
                + vocabularies.get(v).name());
      }
      parts.accept(
          part(
              counts,
              vocabularies.get(v),
              classes.get(v),
              tokens,
              words,
              hasRuns
                  ? DigitChunking.of(text, tokens.starts(), tokens.ends())
                  : DigitChunking.none()));
    }
  }

  @Override
  public void close() {
    lease.close();
  }

  private CoverageWindow part(
      TextCounts counts,
      VocabularyDescription vocabulary,
      QtokClasses classes,
      TokenSequence tokens,
      WordSpans words,
      DigitChunking digits) {
    long size = config.windowSize().toMillis();
    long start = TimeWindow.getWindowStartWithOffset(counts.getEventTime().toEpochMilli(), 0, size);
    TokenFrequencies frequencies = new TokenFrequencies();
    for (int id : tokens.ids()) {
      frequencies.add(id);
    }
    Map<String, Long> tokenClasses = new HashMap<>();
    classes
        .count(tokens.ids())
        .forEach((tokenClass, count) -> tokenClasses.put(tokenClass.column(), count));
    Map<String, Long> digitRuns = new HashMap<>();
    digits
        .runs()
        .forEach(
            (cut, runs) -> {
              if (runs > 0) {
                digitRuns.put(cut.label(), runs);
              }
            });
    return new CoverageWindow(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(start + size),
        counts.getLanguage(),
        counts.getScript(),
        vocabulary.name(),
        vocabulary.fingerprint(),
        1L,
        counts.getCharacters(),
        counts.getUtf8Bytes(),
        (long) tokens.size(),
        tokenClasses,
        digitRuns,
        frequencies.encoded(),
        (long) words.size(),
        words.continued(tokens.starts(), tokens.ends()));
  }

  /** Most texts have no two digits side by side, and need not be searched for each vocabulary. */
  private static boolean hasDigitRun(String text) {
    boolean before = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      boolean digit = Character.isDigit(text.codePointAt(i));
      if (digit && before) {
        return true;
      }
      before = digit;
    }
    return false;
  }

  /** Analyses no text, and loads nothing for it. */
  private static final class Nothing implements TokenAnalysis {
    @Override
    public void analyse(TextEvent event, TextCounts counts, Consumer<CoverageWindow> parts) {
      // No text is chosen.
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
