// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.encoder.EncoderOptions.NormalizeChoice;
import dev.babelmeter.worker.encoder.EncoderOptions.PoolingChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderSourcesTest {
  @TempDir private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("onnx"));
    Files.createDirectories(folder.resolve("1_Pooling"));
    Files.write(folder.resolve("onnx/model.onnx"), new byte[] {1});
    Files.writeString(folder.resolve("tokenizer.json"), Encoders.builtIn().tokenizer().json());
    write("config.json", "{\"model_type\": \"bert\", \"max_position_embeddings\": 512}");
    write("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true}");
    write("modules.json", "[{\"type\": \"sentence_transformers.models.Normalize\"}]");
  }

  @Test
  void readsAFolderOfSentenceTransformers() throws IOException {
    write("sentence_bert_config.json", "{\"max_seq_length\": 256}");
    EncoderSource source = EncoderSources.find(Encoders.in(folder));
    assertThat(source.pooling()).isEqualTo(Pooling.CLS);
    assertThat(source.normalize()).isTrue();
    assertThat(source.maxTokens()).isEqualTo(256);
    assertThat(source.name()).isEqualTo(folder.getFileName().toString());
    assertThat(source.model().place()).endsWith("onnx/model.onnx");
  }

  @Test
  void settingsComeFirst() {
    EncoderSource source =
        EncoderSources.find(
            new EncoderOptions(folder, "mine", PoolingChoice.LAST, NormalizeChoice.FALSE, 100));
    assertThat(source.name()).isEqualTo("mine");
    assertThat(source.pooling()).isEqualTo(Pooling.LAST);
    assertThat(source.normalize()).isFalse();
    assertThat(source.maxTokens()).isEqualTo(100);
  }

  @Test
  void lengthIsThatOfTheTokenizer_orThePositions() throws IOException {
    write("tokenizer_config.json", "{\"model_max_length\": 128}");
    assertThat(EncoderSources.find(Encoders.in(folder)).maxTokens()).isEqualTo(128);
    write("tokenizer_config.json", "{\"model_max_length\": 1000000019884624838656}");
    assertThat(EncoderSources.find(Encoders.in(folder)).maxTokens()).isEqualTo(512);
    write("config.json", "{\"model_type\": \"xlm-roberta\", \"max_position_embeddings\": 514}");
    assertThat(EncoderSources.find(Encoders.in(folder)).maxTokens()).isEqualTo(512);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertRefused(
        new EncoderOptions(folder, "", PoolingChoice.AUTO, NormalizeChoice.AUTO, 513),
        "encoder.max-tokens is 513");
    write("1_Pooling/config.json", "{}");
    assertRefused(Encoders.in(folder), "set encoder.pooling to mean, cls or last");
    write("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}");
    write("config.json", "{\"model");
    assertRefused(Encoders.in(folder), "config.json is not readable as JSON");
    write("config.json", "{}");
    assertRefused(Encoders.in(folder), "set encoder.max-tokens");
    Files.delete(folder.resolve("tokenizer.json"));
    assertRefused(Encoders.in(folder), "tokenizer.json");
    Files.delete(folder.resolve("onnx/model.onnx"));
    assertRefused(Encoders.in(folder), "holds neither model.onnx nor onnx/model.onnx");
  }

  private static void assertRefused(EncoderOptions options, String message) {
    assertThatThrownBy(() -> EncoderSources.find(options))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining(message);
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
