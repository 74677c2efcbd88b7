// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.onnx.Device;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypernetTest {
  private static final Device PROCESSOR = new Device(Device.Kind.CPU, 0, 1);
  private static final double CLOSE = 1e-5;
  private static final int PADDING = 1;
  private static final int SOURCE = 20;

  @TempDir private Path folder;

  private static Map<String, Object> config(int n, int h, int i, int layers, int heads) {
    Map<String, Object> config = new HashMap<>();
    config.put("n_embd", n);
    config.put("hn_hidden_size", h);
    config.put("hn_intermediate_size", i);
    config.put("hn_n_layers", layers);
    config.put("hn_num_attention_heads", heads);
    config.put("hn_surface_maxlen", 7);
    config.put("hn_model_type", "roberta");
    config.put("hn_embed_lang_id", true);
    config.put("n_langs", 3);
    config.put("hn_n_extra_tokens", 5);
    config.put("original_vocab_size", SOURCE);
    config.put("pad_token_id", PADDING);
    config.put("hn_predict_bias", true);
    config.put("hn_rescale_embeddings", true);
    config.put("hn_single_head", false);
    config.put("separate_out_embeddings", false);
    return config;
  }

  private static SyntheticCheckpoint small() {
    return SyntheticCheckpoint.of(12, 16, 24, 2, 3, 5, 2, false);
  }

  private static IntFunction<float[]> source(int width) {
    return id -> {
      Random random = new Random(id);
      float[] row = new float[width];
      for (int d = 0; d < width; d++) {
        row[d] = (float) random.nextGaussian();
      }
      return row;
    };
  }

  /** Tokens of one piece and of seven, with bytes that only the network has. */
  private static final int[][] FORMS = {
    {4, 1, 1, 1, 1, 1, 1},
    {5, 6, 7, 8, 9, 10, 11},
    {20, 24, 3, 1, 1, 1, 1},
    {0, 19, 1, 1, 1, 1, 1},
  };

  @Test
  void predictsAsThePlainForwardPass_fromBothFormats() throws IOException {
    SyntheticCheckpoint checkpoint = small();
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config(12, 16, 24, 2, 4));
    checkpoint.writeFlax(folder.resolve("flax_model.msgpack"));
    assertPredicts(checkpoint, 12, 16, 2, 4);
    checkpoint.writeSafetensors(folder.resolve("model.safetensors"));
    Files.delete(folder.resolve("flax_model.msgpack"));
    assertPredicts(checkpoint, 12, 16, 2, 4);
  }

  private void assertPredicts(SyntheticCheckpoint checkpoint, int n, int h, int layers, int heads) {
    PlainForward plain = new PlainForward(checkpoint, h, layers, heads, SOURCE, PADDING);
    try (Hypernet network = Hypernet.load(folder, PROCESSOR)) {
      for (int language = 0; language < 3; language++) {
        Hypernet.Prediction prediction = network.predict(FORMS, source(n), language);
        assertThat(prediction.out()).isEmpty();
        for (int t = 0; t < FORMS.length; t++) {
          double[] pooled = plain.pooled(FORMS[t], source(n), language);
          assertClose(
              row(prediction.in(), t, n), plain.head("output_projection", "scaler", pooled));
          assertThat((double) prediction.bias().orElseThrow()[t])
              .isCloseTo(plain.bias(pooled), within(CLOSE));
        }
      }
    }
  }

  @Test
  void predictsBothTables_ofASourceThatHasTwo() throws IOException {
    SyntheticCheckpoint checkpoint = SyntheticCheckpoint.of(10, 16, 24, 1, 0, 5, 2, true);
    Map<String, Object> config = config(10, 16, 24, 1, 2);
    config.put("separate_out_embeddings", true);
    config.put("hn_embed_lang_id", false);
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config);
    checkpoint.writeSafetensors(folder.resolve("model.safetensors"));
    PlainForward plain = new PlainForward(checkpoint, 16, 1, 2, SOURCE, PADDING);
    try (Hypernet network = Hypernet.load(folder, PROCESSOR)) {
      Hypernet.Prediction prediction = network.predict(FORMS, source(20), 0);
      for (int t = 0; t < FORMS.length; t++) {
        double[] pooled = plain.pooled(FORMS[t], source(20), 0);
        assertClose(row(prediction.in(), t, 10), plain.head("output_projection", "scaler", pooled));
        assertClose(
            row(prediction.out().orElseThrow(), t, 10),
            plain.head("output_projection_out", "out_scaler", pooled));
      }
    }
  }

  /**
   * The full table of the published network for XLM-R: 768 wide, 3 layers, 26 languages, 161 bytes
   * of its own, 20,634,625 parameters.
   */
  @Test
  void loadsTheFullTableOfThePublishedNetwork() throws IOException {
    SyntheticCheckpoint checkpoint = SyntheticCheckpoint.of(768, 768, 1536, 3, 26, 161, 2, false);
    assertThat(checkpoint.parameters()).isEqualTo(20_634_625);
    Map<String, Object> config = config(768, 768, 1536, 3, 12);
    config.put("n_langs", 26);
    config.put("hn_n_extra_tokens", 161);
    config.put("original_vocab_size", 250_002);
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config);
    checkpoint.writeSafetensors(folder.resolve("model.safetensors"));
    PlainForward plain = new PlainForward(checkpoint, 768, 3, 12, 250_002, PADDING);
    int[][] forms = {{250_001, 250_002, 250_162, 9, 1, 1, 1}};
    try (Hypernet network = Hypernet.load(folder, PROCESSOR)) {
      double[] pooled = plain.pooled(forms[0], source(768), 25);
      assertClose(
          network.predict(forms, source(768), 25).in(),
          plain.head("output_projection", "scaler", pooled));
    }
  }

  @Test
  void skipsTheTableOfWords_thatSomeCheckpointsCarry() throws IOException {
    SyntheticCheckpoint checkpoint = SyntheticCheckpoint.of(12, 16, 24, 2, 3, 5, 1000, false);
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config(12, 16, 24, 2, 4));
    checkpoint.writeSafetensors(folder.resolve("model.safetensors"));
    assertPredicts(checkpoint, 12, 16, 2, 4);
  }

  @Test
  void refusesCheckpointsThatAreCutOffOrOfAnotherNetwork() throws IOException {
    Path weights = folder.resolve("model.safetensors");
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), config(12, 16, 24, 2, 4));
    assertRefused("holds neither model.safetensors nor flax_model.msgpack");
    small().writeSafetensors(weights);
    long size = Files.size(weights);
    try (RandomAccessFile file = new RandomAccessFile(weights.toFile(), "rw")) {
      file.setLength(size - 1);
    }
    assertRefused("is no safetensors file, or is cut off or damaged (tensor '");
    Files.write(weights, new byte[] {1, 2, 3});
    assertRefused("its header does not fit into it");
    Files.write(weights, Arrays.copyOf(new byte[] {20}, 100));
    assertRefused("its header is no JSON");
    SyntheticCheckpoint.of(12, 16, 24, 1, 3, 5, 2, false).writeSafetensors(weights);
    assertRefused("it lacks model.encoder.layer.1.");
    SyntheticCheckpoint.of(12, 16, 24, 3, 3, 5, 2, false).writeSafetensors(weights);
    assertRefused("it has besides model.encoder.layer.2.");
    SyntheticCheckpoint.of(13, 16, 24, 2, 3, 5, 2, false).writeSafetensors(weights);
    assertRefused("has the shape [5, 13] and config.json asks for [5, 12]");
    Files.delete(weights);
    Path flax = folder.resolve("flax_model.msgpack");
    small().writeFlax(flax);
    Files.write(flax, Arrays.copyOf(Files.readAllBytes(flax), 1000));
    assertRefused("is no Flax file, or is cut off or damaged");
    Map<String, Object> other = config(12, 16, 24, 2, 4);
    other.put("hn_concat_last_hidden_state", true);
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), other);
    assertRefused("asks for hn_concat_last_hidden_state");
    other.remove("hn_concat_last_hidden_state");
    other.remove("pad_token_id");
    SyntheticCheckpoint.writeConfig(folder.resolve("config.json"), other);
    assertRefused("does not say pad_token_id");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Hypernet.load(folder, PROCESSOR).close())
        .isInstanceOf(RoleException.class)
        .hasMessageContaining(message);
  }

  private static float[] row(float[] values, int index, int width) {
    return Arrays.copyOfRange(values, index * width, index * width + width);
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertThat(actual).hasSize(expected.length);
    for (int d = 0; d < expected.length; d++) {
      assertThat((double) actual[d]).isCloseTo(expected[d], within(CLOSE));
    }
  }
}
