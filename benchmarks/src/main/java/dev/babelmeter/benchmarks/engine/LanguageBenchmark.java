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

/**
 * A first pass over the texts of one language, under eight vocabularies unless another number is
 * asked for. It is a short stream, so more of it is new than of a long one; {@link EngineProfile}
 * with {@code --by-label} times languages within the whole stream.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 40)
@Measurement(iterations = 11)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class LanguageBenchmark {
  /** A fresh counter sees every text for the first time. */
  @Benchmark
  public void firstPass(LabelState texts, CounterState.FreshForLabel counter, PassEvents events) {
    counter.pass(texts.stream, events);
  }
}
