// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.process.InvalidSettingsException;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.worker.encoder.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerConfigTest {
  private static final Path DOCUMENT = Path.of("../../docs/WORKERS.md");
  private static final Pattern ROW = Pattern.compile("^\\| (`[a-z].*?) \\| (`.*?`)? ?\\| .*");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void reportsEveryErrorAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "models", "embed_text,embed_image",
            "batch.max-rows", "0",
            "call.max-rows", "5000",
            "tls.key", "server.key",
            "drain.limit", "1min",
            "encoder.max-tokens", "20000",
            "device", "tpu",
            "grpc.prot", "8001");
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> WorkerConfig.from(Settings.of("the test", wrong)))
        .satisfies(
            error ->
                assertThat(error.problems())
                    .hasSize(8)
                    .anyMatch(problem -> problem.contains("models names 'embed_image'"))
                    .anyMatch(problem -> problem.contains("batch.max-rows is '0'"))
                    .anyMatch(problem -> problem.contains("call.max-rows is above queue.max-rows"))
                    .anyMatch(problem -> problem.contains("belong together"))
                    .anyMatch(problem -> problem.contains("drain.limit is too long"))
                    .anyMatch(problem -> problem.contains("raise batch.max-tokens"))
                    .anyMatch(problem -> problem.contains("give one of cpu, cuda"))
                    .anyMatch(problem -> problem.contains("grpc.prot is not a setting")));
  }

  @Test
  void aModelFileThatIsCutOff_failsTheStartWithOneSentence(@TempDir Path folder)
      throws IOException {
    Files.write(folder.resolve("model.onnx"), new byte[1000]);
    Files.writeString(folder.resolve("tokenizer.json"), Encoders.builtIn().tokenizer().json());
    Map<String, String> settings =
        Map.of(
            "encoder.folder", folder.toString(),
            "encoder.pooling", "mean",
            "encoder.max-tokens", "100",
            "grpc.port", "0",
            "http.port", "0");
    assertThatThrownBy(() -> new Worker().start(Settings.of("the test", settings)))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("model.onnx is not ONNX, or is cut off or damaged");
  }

  /** docs/WORKERS.md tells the defaults as they are. */
  @Test
  void theDocumentGivesTheDefaultsThatHold() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    String document = Files.readString(DOCUMENT);
    for (String line : document.substring(document.indexOf("## Settings")).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(2) != null) {
        var keys = QUOTED.matcher(row.group(1)).results().iterator();
        var values = QUOTED.matcher(row.group(2)).results().iterator();
        while (keys.hasNext() && values.hasNext()) {
          documented.put(keys.next().group(1), values.next().group(1));
        }
      }
    }
    // It depends on the machine.
    assertThat(documented.remove("tokenizer.threads")).isEqualTo("the cores, 8 at most");
    assertThat(documented).hasSize(22);
    assertThat(WorkerConfig.from(Settings.of("the document", documented)))
        .isEqualTo(WorkerConfig.from(Settings.of("nothing", Map.of())));
  }
}
