// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Babelmeter: all vocabularies of a set in one call a text. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class EngineBenchmark {
  /** A fresh counter sees every text for the first time. */
  @Benchmark
  public void firstPass(StreamState texts, CounterState.Fresh counter, PassEvents events) {
    counter.pass(texts.stream, events);
  }

  /** The same counter sees the same texts again. */
  @Benchmark
  public void repeatedPass(StreamState texts, CounterState.Warm counter, PassEvents events) {
    counter.pass(texts.stream, events);
  }
}
