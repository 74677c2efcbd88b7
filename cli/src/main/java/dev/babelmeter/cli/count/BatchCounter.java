// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.count.BatchCounts.LineCounts;
import dev.babelmeter.cli.count.BatchCounts.Refusal;
import dev.babelmeter.cli.io.CommandFailure;
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
      try {
        lines.add(count(batch.input(), line, counts));
      } catch (RefusedException e) {
        refusals.add(new Refusal(line.number(), e.reason));
      }
    }
    return new BatchCounts(batch.input(), lines, refusals);
  }

  private LineCounts count(String input, Line line, TokenCounts counts) throws RefusedException {
    if (!(line instanceof Line.Whole whole)) {
      throw RefusedException.tooLong();
    }
    String text = decode(whole.bytes());
    if (text.length() > TextCounter.MAX_LENGTH) {
      throw RefusedException.tooLong();
    }
    try {
      counter.get().count(text, counts);
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "%s, line %d: counting failed (%s): please report it with the vocabularies' names"
              .formatted(input, line.number(), e.getClass().getSimpleName()),
          e);
    }
    long[] tokens = new long[vocabularies];
    for (int v = 0; v < vocabularies; v++) {
      tokens[v] = counts.tokens(v);
    }
    return new LineCounts(
        line.number(), text.codePointCount(0, text.length()), whole.bytes().length, tokens);
  }

  private static String decode(byte[] bytes) throws RefusedException {
    try {
      return Utf8.decode(bytes);
    } catch (InvalidUtf8Exception e) {
      throw new RefusedException(
          "byte " + e.place() + " of it is not UTF-8: mend or remove the line");
    }
  }

  /** Why a line cannot be counted. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    RefusedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    static RefusedException tooLong() {
      return new RefusedException(
          "it is longer than the %,d UTF-16 units that can be counted exactly: split it"
              .formatted(TextCounter.MAX_LENGTH));
    }
  }
}
