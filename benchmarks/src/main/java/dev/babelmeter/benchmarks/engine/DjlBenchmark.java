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

/** DJL 0.38, one vocabulary after the other, on every twentieth text. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class DjlBenchmark {
  /** {@code HuggingFaceTokenizer.encode}. */
  @Benchmark
  public void encode(DjlState djl, PassEvents events) {
    djl.pass(false, events);
  }

  /** The native call and its ids, without the other arrays of an encoding. */
  @Benchmark
  public void idsOnly(DjlState djl, PassEvents events) {
    djl.pass(true, events);
  }
}
