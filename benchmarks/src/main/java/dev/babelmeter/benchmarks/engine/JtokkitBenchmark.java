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

/** JTokkit 1.1's {@code countTokensOrdinary}, on every fourth text. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class JtokkitBenchmark {
  /** The vocabulary cl100k. */
  @Benchmark
  public void cl100k(JtokkitState jtokkit, PassEvents events) {
    jtokkit.pass(events, jtokkit.cl100k);
  }

  /** The vocabulary o200k. */
  @Benchmark
  public void o200k(JtokkitState jtokkit, PassEvents events) {
    jtokkit.pass(events, jtokkit.o200k);
  }

  /** The two in turn. */
  @Benchmark
  public void two(JtokkitState jtokkit, PassEvents events) {
    jtokkit.pass(events, jtokkit.cl100k, jtokkit.o200k);
  }
}
