// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.process.Role.Running;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.protocol.client.Security;
import dev.babelmeter.protocol.client.WorkerChannel;
import dev.babelmeter.protocol.client.WorkerFailure;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.Worker;
import dev.babelmeter.worker.encoder.Encoders;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import dev.babelmeter.worker.onnx.EncoderGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network for the encoder that comes with Babelmeter, served by the worker. */
class HypernetServiceTest {
  private static final int WORDS = 30_522;

  @TempDir private Path folder;

  private SyntheticCheckpoint write(int sourceTokens) throws IOException {
    SyntheticCheckpoint checkpoint = SyntheticCheckpoint.of(384, 32, 48, 1, 2, 5, 1, false);
    checkpoint.writeSafetensors(folder.resolve("model.safetensors"));
    Map<String, Object> config = new HashMap<>();
    config.put("n_embd", 384);
    config.put("hn_hidden_size", 32);
    config.put("hn_intermediate_size", 48);
    config.put("hn_n_layers", 1);
    config.put("hn_num_attention_heads", 2);
    config.put("hn_surface_maxlen", 4);
    config.put("hn_embed_lang_id", true);
    config.put("n_langs", 2);
    config.put("hn_n_extra_tokens", 5);
    config.put("original_vocab_size", sourceTokens);
    config.put("pad_token_id", 0);
    config.put("hn_predict_bias", true);
    config.put("hn_rescale_embeddings", true);
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config);
    return checkpoint;
  }

  private Running start() {
    return new Worker()
        .start(
            Settings.of(
                "the test",
                Map.of(
                    "models", "hypernet",
                    "hypernet.folder", folder.toString(),
                    "grpc.port", "0",
                    "http.port", "0")));
  }

  private static Map<String, Tensor> infer(WorkerChannel channel, int[] forms, int... language)
      throws Exception {
    return channel
        .infer(
            "hypernet",
            List.of(
                Tensor.ofInts("surface_forms", Shape.of(forms.length / 4, 4), forms),
                Tensor.ofInts("lang_index", Shape.of(language.length), language)),
            Duration.ofSeconds(20))
        .get(20, SECONDS);
  }

  @Test
  void predictsRowsOfTheEncodersTable() throws Exception {
    SyntheticCheckpoint checkpoint = write(WORDS);
    PlainForward plain = new PlainForward(checkpoint, 32, 1, 2, WORDS, 0);
    EmbeddingTable table = EncoderGraph.read(Encoders.builtIn().model()).wordEmbeddings();
    int[] forms = {7592, 2088, 0, 0, 30_526, 30_521, 5, 6};
    Running worker = start();
    try (WorkerChannel channel =
        WorkerChannel.open(worker.addresses().get("grpc"), Security.none())) {
      Map<String, Tensor> outputs = infer(channel, forms, 1);
      assertThat(outputs).containsOnlyKeys("embedding_in", "bias");
      float[] rows = outputs.get("embedding_in").floats();
      for (int t = 0; t < 2; t++) {
        int[] pieces = java.util.Arrays.copyOfRange(forms, 4 * t, 4 * t + 4);
        double[] pooled = plain.pooled(pieces, table::row, 1);
        double[] expected = plain.head("output_projection", "scaler", pooled);
        for (int d = 0; d < 384; d++) {
          assertThat((double) rows[t * 384 + d]).isCloseTo(expected[d], within(1e-5));
        }
        assertThat((double) outputs.get("bias").floats()[t])
            .isCloseTo(plain.bias(pooled), within(1e-5));
      }
      assertRefused(channel, new int[] {30_527, 0, 0, 0}, "surface_forms holds 30527 in row 0", 1);
      assertRefused(channel, new int[4], "holds nothing but padding in row 0", 1);
      assertRefused(channel, forms, "lang_index holds 2 in row 0", 2);
      assertRefused(channel, forms, "input 'lang_index' has the shape [2]", 0, 1);
      assertThat(infer(channel, forms, 0)).hasSize(2);
    }
    worker.close();
  }

  private static void assertRefused(
      WorkerChannel channel, int[] forms, String message, int... language) {
    assertThatThrownBy(() -> infer(channel, forms, language))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WorkerFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(WorkerFailure.Kind.INVALID))
        .hasMessageContaining(message);
  }

  @Test
  void refusesANetworkForAnotherTable() throws Exception {
    write(1000);
    assertThatThrownBy(this::start)
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("for a table of 1000 rows of 384 values and the encoder's has 30522");
  }
}
