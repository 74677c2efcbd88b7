// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTablesTest {
  @Test
  void formsMediansAndRatiosOfRates() throws JsonProcessingException {
    List<Measured> results =
        List.of(
            // 2,000,000 bytes in 500, 250 and 200 ms: 4, 8 and 10 MB/s.
            result("EngineBenchmark.firstPass", "8", "", 1, "[[500, 250, 200]]"),
            result("EngineBenchmark.firstPass", "1", "", 1, "[[100, 100, 100]]"),
            result("EngineBenchmark.firstPass", "16", "", 1, "[[400, 400, 400]]"),
            result("EngineBenchmark.firstPass", "8", "", 2, "[[200, 200, 200]]"),
            result("EngineBenchmark.repeatedPass", "8", "", 1, "[[20, 20, 20]]"),
            result("DjlBenchmark.encode", "8", "", 1, "[[10000, 10000, 10000]]"),
            result("JtokkitBenchmark.two", "", "", 1, "[[1000, 1000, 1000]]"),
            result("LanguageBenchmark.firstPass", "8", "flores/tha", 1, "[[1000, 2000, 1000]]"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ResultTables.print(results, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .contains(
            "| EngineBenchmark.firstPass | 8 | 1 | 8.00 | 4.00–10.0 | 24,000 | 10.00 % |",
            "| 8 at once / DJL `encode` in turn | 40.0 | 500 |",
            "| 8 at once / JTokkit doing 2 in turn | 4.00 | 50.0 |",
            "| cost of 16 against 1 | 4.00 |  |",
            "| 8 at once, two threads / one | 1.25 |  |",
            "| flores/tha | 8 | 2.00 | 1.00–2.00 | 10.00 % |")
        .noneMatch(line -> line.contains("cl100k"));
  }

  @Test
  void refusesOtherModes() {
    assertThatThrownBy(() -> Measured.of(new ObjectMapper().readTree("{\"mode\":\"thrpt\"}")))
        .hasMessageContaining("single shots");
  }

  private static Measured result(
      String benchmark, String vocabularies, String label, int threads, String times)
      throws JsonProcessingException {
    String json =
        String.format(
            """
            {"benchmark": "a.b.%s", "mode": "ss", "threads": %d,
             "params": {"vocabularies": "%s", "label": "%s"},
             "primaryMetric": {"scoreUnit": "ms/op", "rawData": %s},
             "secondaryMetrics": {
               "bytes": {"rawData": [[2e6, 2e6, 2e6]]}, "texts": {"rawData": [[6e3, 6e3, 6e3]]},
               "segments": {"rawData": [[50, 100, 50]]}, "misses": {"rawData": [[5, 10, 5]]}}}
            """,
            benchmark, threads, vocabularies, label, times);
    return Measured.of(new ObjectMapper().readTree(json));
  }
}
