// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.FlaxFile;
import dev.babelmeter.worker.checkpoint.SafetensorsFile;
import dev.babelmeter.worker.onnx.Device;
import dev.babelmeter.worker.onnx.OnnxSessions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Predicts the rows that a token would have in the source's tables from the rows of its pieces.
 * Tokens do not see each other, so batches change nothing. Safe for use by several threads; to be
 * closed when none of them uses it any more.
 */
public final class Hypernet implements AutoCloseable {
  /** The least FP32, as PyTorch's RoBERTa adds it where there is nothing to attend to. */
  private static final float NOTHING = -Float.MAX_VALUE;

  private static final String BUILT_IN = "all-MiniLM-L6-v2/";
  private static final String CONFIG = "config.json";
  private static final String SAFETENSORS = "model.safetensors";
  private static final String FLAX = "flax_model.msgpack";

  private final HypernetConfig config;
  private final OrtSession session;
  private final float[] fallback;
  private final float[] inputScale;
  private final float[] inputShift;
  private final float[] languages;

  private Hypernet(HypernetConfig config, Checkpoint checkpoint, Device device) {
    this.config = config;
    this.fallback = checkpoint.values("fallback_embeddings.weight");
    this.inputScale = config.rescales() ? checkpoint.values("in_scaler.w") : new float[0];
    this.inputShift = config.rescales() ? checkpoint.values("in_scaler.b") : new float[0];
    this.languages =
        config.languages() > 0 ? checkpoint.values("lang_embeddings.weight") : new float[0];
    this.session = OnnxSessions.open(HypernetGraph.of(config, checkpoint), device);
  }

  /**
   * Loads the network in {@code folder}: {@code config.json} and {@code model.safetensors}, or
   * {@code flax_model.msgpack}.
   *
   * @throws RoleException when a file is missing, damaged, or not of the network that the other
   *     tells of
   */
  public static Hypernet load(Path folder, Device device) {
    HypernetConfig config = HypernetConfig.read(folder.resolve(CONFIG));
    Checkpoint checkpoint;
    if (Files.isRegularFile(folder.resolve(SAFETENSORS))) {
      checkpoint = SafetensorsFile.open(folder.resolve(SAFETENSORS));
    } else if (Files.isRegularFile(folder.resolve(FLAX))) {
      checkpoint = FlaxFile.open(folder.resolve(FLAX));
    } else {
      throw new RoleException(
          folder + " holds neither " + SAFETENSORS + " nor " + FLAX + ": put a checkpoint there");
    }
    HypernetTensors.check(checkpoint, config);
    return new Hypernet(config, checkpoint, device);
  }

  /**
   * Loads the network that comes with Babelmeter, for the encoder that comes with it.
   *
   * @throws RoleException when its jar is damaged
   */
  public static Hypernet builtIn(Device device) {
    try {
      Path folder = Files.createTempDirectory("babelmeter-hypernet");
      try {
        for (String file : List.of(CONFIG, SAFETENSORS)) {
          try (InputStream in = Hypernet.class.getResourceAsStream(BUILT_IN + file)) {
            if (in == null) {
              throw new IOException("there is no " + BUILT_IN + file);
            }
            Files.copy(in, folder.resolve(file));
          }
        }
        return load(folder, device);
      } finally {
        Files.deleteIfExists(folder.resolve(CONFIG));
        Files.deleteIfExists(folder.resolve(SAFETENSORS));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new RoleException(
          "the built-in hypernetwork cannot be read ("
              + e.getMessage()
              + "): restore the worker's jar, and make the folder of temporary files writable",
          e);
    }
  }

  /** Its shape. */
  public HypernetConfig config() {
    return config;
  }

  /**
   * What was predicted for tokens, one row for each.
   *
   * @param in rows of the source's input table, one after another
   * @param out rows of its output table, where it has one of its own
   * @param bias the output's bias for each token, where the network predicts it
   */
  public record Prediction(float[] in, Optional<float[]> out, Optional<float[]> bias) {}

  /**
   * Predicts the rows of tokens.
   *
   * @param surfaceForms for each token the ids of its pieces, filled up with the padding; ids
   *     beyond the source's are bytes that only the network has
   * @param source rows of the source's table by id, input and output side by side where there are
   *     two
   * @param languages for each token the number of its language; whatever it is where the network is
   *     told none
   * @throws IllegalStateException when ONNX Runtime fails
   */
  public Prediction predict(int[][] surfaceForms, IntFunction<float[]> source, int[] languages) {
    int count = surfaceForms.length;
    int width = config.inputWidth();
    int pieces = config.maxPieces();
    boolean hasLanguage = config.languages() > 0;
    int positions = pieces + (hasLanguage ? 1 : 0);
    float[] rows = new float[count * pieces * width];
    float[] attention = new float[count * positions];
    for (int t = 0; t < count; t++) {
      for (int p = 0; p < pieces; p++) {
        int id = surfaceForms[t][p];
        write(id, source, rows, (t * pieces + p) * width);
        attention[t * positions + p] = id == config.padding() ? NOTHING : 0;
      }
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put(HypernetGraph.PIECES, tensor(rows, count, pieces, width));
      inputs.put(HypernetGraph.ATTENTION, tensor(attention, count, 1, 1, positions));
      if (config.addsMean()) {
        inputs.put(HypernetGraph.MEAN, tensor(means(surfaceForms, source), count, width));
      }
      if (hasLanguage) {
        inputs.put(HypernetGraph.LANGUAGE, tensor(vectors(languages), count, 1, config.hidden()));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return new Prediction(
            output(result, HypernetGraph.EMBEDDING_IN).orElseThrow(),
            output(result, HypernetGraph.EMBEDDING_OUT),
            output(result, HypernetGraph.BIAS));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** The scaled row of a piece of the source, or the network's own row as it is. */
  private void write(int id, IntFunction<float[]> source, float[] rows, int at) {
    int width = config.inputWidth();
    if (id >= config.sourceTokens()) {
      System.arraycopy(fallback, (id - config.sourceTokens()) * width, rows, at, width);
      return;
    }
    float[] row = source.apply(id);
    for (int d = 0; d < width; d++) {
      rows[at + d] = config.rescales() ? inputScale[d] * row[d] + inputShift[d] : row[d];
    }
  }

  /** The mean of the rows of each token's pieces, without padding. */
  private float[] means(int[][] surfaceForms, IntFunction<float[]> source) {
    int width = config.inputWidth();
    float[] means = new float[surfaceForms.length * width];
    for (int t = 0; t < surfaceForms.length; t++) {
      float[] row = new float[width];
      int pieces = 0;
      for (int id : surfaceForms[t]) {
        if (id != config.padding()) {
          float[] piece = id < config.sourceTokens() ? source.apply(id) : ownRow(id);
          for (int d = 0; d < width; d++) {
            row[d] += piece[d];
          }
          pieces++;
        }
      }
      for (int d = 0; d < width; d++) {
        means[t * width + d] = row[d] / Math.max(pieces, 1);
      }
    }
    return means;
  }

  private float[] ownRow(int id) {
    int from = (id - config.sourceTokens()) * config.inputWidth();
    return Arrays.copyOfRange(fallback, from, from + config.inputWidth());
  }

  private float[] vectors(int[] numbers) {
    int h = config.hidden();
    float[] vectors = new float[numbers.length * h];
    for (int t = 0; t < numbers.length; t++) {
      System.arraycopy(languages, numbers[t] * h, vectors, t * h, h);
    }
    return vectors;
  }

  private static OnnxTensor tensor(float[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxSessions.environment(), FloatBuffer.wrap(values), shape);
  }

  private static Optional<float[]> output(OrtSession.Result result, String name) {
    return result
        .get(name)
        .map(
            value -> {
              FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
              float[] values = new float[buffer.remaining()];
              buffer.get(values);
              return values;
            });
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not close the network", e);
    }
  }
}
