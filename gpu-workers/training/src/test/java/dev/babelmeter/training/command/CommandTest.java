// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTest {
  @TempDir private Path folder;

  private record Run(int status, String out, String err) {}

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        TrainingMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Run(command.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void wrongUsageIsOneSentence() {
    Run missing = run("train", "hypernetwork", "--out", folder.toString());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).startsWith("babelmeter: Missing required option: '--texts=FILE");
    Run odd = run("train", "hypernetwork", "--out", "x", "--texts", "y", "--hidden", "100");
    assertThat(odd.status()).isEqualTo(2);
    assertThat(odd.err()).contains("--hidden must be a multiple of 64");
    Run two = run("vocabulary", "transfer", "cl100k_base,o200k_base", "--out", "x");
    assertThat(two.status()).isEqualTo(2);
    assertThat(two.err()).contains("one vocabulary is transferred at a time");
  }

  @Test
  void missingFilesAreNamed() {
    Path texts = folder.resolve("none.txt");
    Run run = run("train", "hypernetwork", "--out", "x", "--texts", texts.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("babelmeter: the texts in " + texts + " cannot be read");
  }

  @Test
  void transfersABuiltInVocabulary_withoutANetwork() throws Exception {
    Path out = folder.resolve("rows");
    Run run =
        run(
            "vocabulary",
            "transfer",
            "bert-base-uncased",
            "--method",
            "fvt",
            "--out",
            out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    // The encoder's own vocabulary: every token is there.
    assertThat(run.out())
        .isEqualTo(
            "vocabulary\ttokens\tcopied\tpredicted\tmean%nbert-base-uncased\t30522\t30522\t0\t0%n"
                .formatted());
    assertThat(Files.size(out.resolve("model.safetensors"))).isGreaterThan(30522L * 384 * 4);
  }
}
