// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** A thread's counter: a new one for each first pass, and one that has seen all texts. */
public class CounterState {
  private @Nullable TextCounter counter;
  private @Nullable TokenCounts counts;
  private int first;

  /** Threads begin at different places, so that none follows in another's steps. */
  void begin(VocabularySet set, int texts, ThreadParams thread) {
    counter = Counters.make(set, null);
    counts = new TokenCounts(set.size());
    first = (int) ((long) texts * thread.getThreadIndex() / thread.getThreadCount());
  }

  void pass(List<BenchmarkText> texts, PassEvents events) {
    if (counter == null || counts == null) {
      throw new IllegalStateException("there is no counter");
    }
    Pass.run(counter, counts, texts, first, events);
  }

  /** A counter that has seen nothing. */
  @State(Scope.Thread)
  public static class Fresh extends CounterState {
    /** Makes the counter, before each pass. */
    @Setup(Level.Iteration)
    public void make(SetState vocabularies, StreamState texts, ThreadParams thread) {
      begin(vocabularies.set(), texts.stream.size(), thread);
    }
  }

  /** A counter that has seen every text. */
  @State(Scope.Thread)
  public static class Warm extends CounterState {
    /** Makes the counter and lets it count all texts. */
    @Setup(Level.Trial)
    public void make(SetState vocabularies, StreamState texts, ThreadParams thread) {
      begin(vocabularies.set(), texts.stream.size(), thread);
      pass(texts.stream, new PassEvents());
    }
  }

  /** A counter that has seen nothing, for the texts of one label. */
  @State(Scope.Thread)
  public static class FreshForLabel extends CounterState {
    /** Makes the counter, before each pass. */
    @Setup(Level.Iteration)
    public void make(LanguageSetState vocabularies, LabelState texts, ThreadParams thread) {
      begin(vocabularies.set(), texts.stream.size(), thread);
    }
  }
}
