// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.CommandFailure;
import dev.babelmeter.cli.count.BatchCounts.LineCounts;
import dev.babelmeter.cli.count.BatchCounts.Refusal;
import dev.babelmeter.cli.io.Line;
import dev.babelmeter.cli.io.Utf8;
import dev.babelmeter.cli.io.Utf8.InvalidUtf8Exception;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.util.ArrayList;
import java.util.List;

/** Counts batches on several threads, each with a {@link TextCounter} of its own. */
final class BatchCounter {
  private final ThreadLocal<TextCounter> counter;
  private final int vocabularies;

  BatchCounter(VocabularySet vocabularies) {
    this.counter = ThreadLocal.withInitial(vocabularies::newCounter);
    this.vocabularies = vocabularies.size();
  }

  BatchCounts count(Batch batch) {
    TokenCounts counts = new TokenCounts(vocabularies);
    List<LineCounts> lines = new ArrayList<>(batch.lines().size());
    List<Refusal> refusals = new ArrayList<>();
    for (Line line : batch.lines()) {
      if (line instanceof Line.Whole whole) {
        try {
          lines.add(count(batch.input(), whole, counts));
        } catch (InvalidUtf8Exception e) {
          refusals.add(
              new Refusal(
                  line.number(),
                  "byte " + e.place() + " of it is not UTF-8: mend or remove the line"));
        }
      } else if (line instanceof Line.TooLong tooLong) {
        refusals.add(
            new Refusal(
                line.number(),
                "it is %d bytes long, above the bound of %d: split it"
                    .formatted(tooLong.length(), Counting.MAX_LINE_BYTES)));
      }
    }
    return new BatchCounts(batch.input(), lines, refusals);
  }

  private LineCounts count(String input, Line.Whole line, TokenCounts counts)
      throws InvalidUtf8Exception {
    String text = Utf8.decode(line.bytes());
    try {
      counter.get().count(text, counts);
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "%s, line %d: counting failed (%s): please report it with the vocabulary's name"
              .formatted(input, line.number(), e.getClass().getSimpleName()),
          e);
    }
    long[] tokens = new long[vocabularies];
    for (int v = 0; v < vocabularies; v++) {
      tokens[v] = counts.tokens(v);
    }
    return new LineCounts(
        line.number(), text.codePointCount(0, text.length()), line.bytes().length, tokens);
  }
}
