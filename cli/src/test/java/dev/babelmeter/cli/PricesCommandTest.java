// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.broker.BrokerConfig;
import dev.babelmeter.broker.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {
  @TempDir static Path data;
  private static EmbeddedKafka kafka;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(data));
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
  }

  /** A second import with a date adds a price of the same model and keeps the first. */
  @Test
  void import_addsToWhatIsThere_andListShowsIt() throws Exception {
    Path first = file("{\"a\": {\"input_cost_per_token\": 3.75e-8}, \"b\": {\"mode\": \"chat\"}}");
    CommandRun run = CommandRun.of("prices", "import", first.toString(), "--kafka", address());
    assertThat(run.outLines())
        .containsExactly(
            "model\tstarts_at\tstatus\treason",
            "a\t1970-01-01T00:00:00Z\timported\t",
            "b\t\trefused\tb has no price for a token of text: correct its entry");
    assertThat(run.errLines()).containsExactly("models: 1 imported, 1 refused");
    assertThat(run.status()).isEqualTo(1);

    Path second = file("{\"a\": {\"input_cost_per_token\": 1e-7, \"extra_price\": 1}}");
    assertThat(
            CommandRun.of(
                    "prices",
                    "import",
                    second.toString(),
                    "--kafka",
                    address(),
                    "--from",
                    "2026-08-01")
                .status())
        .isZero();
    List<String> listed = CommandRun.of("prices", "list", "--kafka", address()).outLines();
    assertThat(listed).hasSize(3);
    assertThat(listed.get(1)).startsWith("a\t\t2026-08-01T00:00:00Z\t\tinput\tstandard\t0\t0.1\t");
    assertThat(listed.get(2))
        .startsWith("a\t\t1970-01-01T00:00:00Z\t\tinput\tstandard\t0\t0.0375\t");
    assertThat(CommandRun.of("prices", "check", "--kafka", address()).out())
        .contains("a\t2026-08-01T00:00:00Z\tunread\tnot applied: extra_price")
        .contains("a\t2026-08-01T00:00:00Z\tvocabulary\tits vocabulary is unknown");
  }

  @Test
  void dryRun_needsNoKafka() {
    CommandRun run =
        CommandRun.of("prices", "import", "bundled", "--dry-run", "--kafka", "127.0.0.1:1");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("gpt-4o\t1970-01-01T00:00:00Z\tread");
  }

  @Test
  void check_ofAFile_namesWhatIsOutOfProportion() throws Exception {
    Path file =
        file(
            """
            {"a": {"input_cost_per_token": 5e-8, "input_cost_per_token_priority": 2.5e-6,
               "output_cost_per_token": 1e-6, "output_cost_per_token_batches": 2e-6,
               "listed": "2020-01-01"}}""");
    CommandRun run = CommandRun.of("prices", "check", file.toString(), "--strict");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("age\tlisted on 2020-01-01,")
        .contains("input of priority at 2.5 dollars for a million tokens costs more than ten times")
        .contains("output of batch at 2 dollars for a million tokens costs more than the standard");
  }

  @Test
  void damagedFile_isOneSentence() throws Exception {
    CommandRun run = CommandRun.of("prices", "list", file("{\"a\": ").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains("at line");
    assertThat(CommandRun.of("prices", "list", "no-such-file").errLines())
        .singleElement()
        .asString()
        .contains("cannot read no-such-file");
  }

  private Path file(String json) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "prices", ".json"), json);
  }

  private static String address() {
    return kafka.bootstrapServers();
  }
}
