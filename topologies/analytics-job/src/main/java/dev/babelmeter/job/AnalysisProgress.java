// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.TextAnalysis;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Says every ten seconds how many texts were counted and how fast. Flink serialises what it runs,
 * so the count is the process', which analyses once.
 */
final class AnalysisProgress implements AutoCloseable {
  private static final long SECONDS_BETWEEN_REPORTS = 10;
  private static final LongAdder texts = new LongAdder();

  private final long start = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to report on standard error. */
  AnalysisProgress() {
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(
            this::report, SECONDS_BETWEEN_REPORTS, SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS);
  }

  /** Returns a factory of analyses whose texts are reported. */
  static TextAnalysis.Factory observing(TextAnalysis.Factory factory) {
    return () -> new Observed(factory.open());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void report() {
    System.err.println(sentence(texts.sum(), Duration.ofNanos(System.nanoTime() - start)));
  }

  static String sentence(long texts, Duration elapsed) {
    double rate = texts * 1000.0 / Math.max(1, elapsed.toMillis());
    return String.format(Locale.ROOT, "%,d texts, %,.0f texts/s", texts, rate);
  }

  private record Observed(TextAnalysis analysis) implements TextAnalysis {
    @Override
    public TextCounts analyse(TextEvent event) {
      TextCounts counts = analysis.analyse(event);
      texts.increment();
      return counts;
    }

    @Override
    public void close() {
      analysis.close();
    }
  }
}
