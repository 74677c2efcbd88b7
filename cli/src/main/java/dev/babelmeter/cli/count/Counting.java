// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.count.BatchCounts.Refusal;
import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.Line;
import dev.babelmeter.cli.io.LineReader;
import dev.babelmeter.cli.io.Progress;
import dev.babelmeter.cli.io.TextInput;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.VocabularySet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts the lines of inputs, one input after the other, each on every core, and passes the counts
 * on in order. What cannot be counted is reported and left out.
 */
public final class Counting {
  /** No longer line can be counted, as a UTF-16 unit has at most three bytes of UTF-8. */
  static final int MAX_LINE_BYTES = 3 * TextCounter.MAX_LENGTH;

  private static final int BATCH_LINES = 512;
  private static final int BATCH_BYTES = 1 << 18;

  private final BatchCounter counter;
  private final CountTable table;
  private final Progress progress;
  private final Consumer<String> problems;
  private long texts;
  private long bytes;
  private boolean complete = true;

  /**
   * Prepares the counting under {@code vocabularies}.
   *
   * @param table takes the counts
   * @param problems takes a sentence for every line or input that is left out
   */
  public Counting(
      VocabularySet vocabularies, CountTable table, Progress progress, Consumer<String> problems) {
    this.counter = new BatchCounter(vocabularies);
    this.table = table;
    this.progress = progress;
    this.problems = problems;
  }

  /**
   * Counts every line of {@code inputs}.
   *
   * @return whether every line of every input was counted
   */
  public boolean countAll(List<TextInput> inputs, int threads) throws InterruptedException {
    try (OrderedWorkers<BatchCounts> workers = new OrderedWorkers<>(threads, this::accept)) {
      for (TextInput input : inputs) {
        countOne(input, workers);
      }
      workers.drain();
    }
    return complete;
  }

  private void countOne(TextInput input, OrderedWorkers<BatchCounts> workers)
      throws InterruptedException {
    InputStream opened;
    try {
      opened = input.open();
    } catch (CommandFailure e) {
      workers.drain();
      leaveOut(e.getMessage());
      return;
    }
    try (InputStream in = opened) {
      submitLines(input, new LineReader(in, MAX_LINE_BYTES), workers);
    } catch (IOException e) {
      workers.drain();
      leaveOut(input.unreadable(e).getMessage());
    }
  }

  private void submitLines(TextInput input, LineReader reader, OrderedWorkers<BatchCounts> workers)
      throws IOException, InterruptedException {
    List<Line> lines = new ArrayList<>();
    long begin = 0;
    try {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
        if (lines.size() == BATCH_LINES || reader.consumed() - begin >= BATCH_BYTES) {
          submit(new Batch(input.name(), lines), workers);
          lines = new ArrayList<>();
          begin = reader.consumed();
        }
      }
    } catch (IOException e) {
      submit(new Batch(input.name(), lines), workers);
      throw e;
    }
    submit(new Batch(input.name(), lines), workers);
  }

  private void submit(Batch batch, OrderedWorkers<BatchCounts> workers)
      throws InterruptedException {
    workers.submit(() -> counter.count(batch));
  }

  private void accept(BatchCounts counts) {
    for (BatchCounts.LineCounts line : counts.lines()) {
      table.add(counts.input(), line);
      texts++;
      bytes += line.bytes();
    }
    for (Refusal refusal : counts.refusals()) {
      leaveOut("%s, line %d: %s".formatted(counts.input(), refusal.number(), refusal.reason()));
    }
    progress.update(texts, bytes);
  }

  private void leaveOut(String problem) {
    complete = false;
    progress.clear();
    problems.accept(problem);
  }
}
