// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks run, on a few texts under one vocabulary; each compares its peer's counts. */
class BenchmarksRunTest {
  @Test
  void benchmarksRun() throws RunnerException {
    Path data = Path.of(System.getProperty("babelmeter.shared", "../shared"), "data");
    assumeTrue(Files.isDirectory(data.resolve("udhr")), () -> "no test data in " + data);
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(getClass().getPackageName() + "\\.")
                    // What these set up, the others do too.
                    .exclude("encode|cl100k|o200k")
                    .param("data", data.toString())
                    .param("texts", "80")
                    .param("vocabularies", "1")
                    .param("label", "code/")
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .forks(0)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results).hasSize(5);
    assertThat(results)
        .allSatisfy(
            run ->
                assertThat(run.getSecondaryResults().get("tokens").getScore())
                    .as(run.getParams().getBenchmark())
                    .isPositive());
  }
}
