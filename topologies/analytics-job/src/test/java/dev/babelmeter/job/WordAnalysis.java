// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.operators.TextAnalysis;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts blanks as tokens, so that a test can tell the counts of its texts without a tokenizer. */
final class WordAnalysis implements TextAnalysis {
  @Override
  public TextCounts analyse(TextEvent event) {
    String text = event.getText();
    long words = text.split(" ").length;
    return new TextCounts(
        event.getEventId(),
        event.getEventTime(),
        event.getTenant(),
        event.getSource(),
        event.getModel(),
        event.getDirection(),
        event.getLanguage() == null ? "und" : event.getLanguage(),
        LanguageMethod.DECLARED,
        1.0,
        "Latn",
        event.getTranslationGroup(),
        event.getBilledTokens(),
        event.getAttributes(),
        (long) text.codePointCount(0, text.length()),
        (long) text.getBytes(StandardCharsets.UTF_8).length,
        words,
        List.of(
            new VocabularyCounts("words", "f1", CountMethod.EXACT, words, 0L, null, words),
            new VocabularyCounts(
                "letters", "f2", CountMethod.EXACT, (long) text.length(), null, 0L, 0L)));
  }

  @Override
  public void close() {}
}
