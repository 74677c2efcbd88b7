// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import java.util.Map;

/**
 * ZeTT's network, {@code ZettHypernet.__call__} of {@code hf_hypernet/modeling_hypernet.py} (<a
 * href="https://github.com/bminixhofer/zett">bminixhofer/zett</a>), for gradients of its weights;
 * {@link dev.babelmeter.worker.hypernet.Hypernet} runs what it trains. Of the networks that the
 * configuration can tell of it knows those with one table and without languages, which is what is
 * trained here.
 *
 * @param config its shape
 */
public record TrainableHypernet(HypernetConfig config) {
  private static final float ROBERTA_EPSILON = 1e-5f;
  private static final float PROJECTOR_EPSILON = 1e-6f;
  private static final String EMBEDDINGS = "model.embeddings.";

  /**
   * Pieces of tokens as the network takes them.
   *
   * @param scaled scaled rows of the pieces, [tokens, pieces, width] row-major, zeros in padding
   * @param mask 1 where there is a piece and 0 in padding, [tokens, pieces]
   * @param mean the mean of each token's rows before scaling, [tokens, width]
   * @param tokens tokens
   * @param pieces pieces of the longest token
   */
  public record Input(float[] scaled, float[] mask, float[] mean, int tokens, int pieces) {}

  /**
   * Predicts rows, [tokens, width].
   *
   * @param weights by name, as {@link dev.babelmeter.worker.hypernet.HypernetTensors} tells
   * @param dropout share of values that are dropped; 0 outside of training
   */
  public NDArray predict(
      NDManager manager, Map<String, NDArray> weights, Input input, float dropout) {
    int width = config.inputWidth();
    Layers layers = new Layers(weights::get, config.heads(), ROBERTA_EPSILON, dropout);
    NDArray x = Torch.floats(manager, input.scaled, input.tokens, input.pieces, width);
    x = projector(layers, "input_projection.1", layers.linear("input_projection.0", x));
    x = x.add(weights.get(EMBEDDINGS + "token_type_embeddings.weight"));
    x = x.add(weights.get(EMBEDDINGS + "position_embeddings.weight").get(":" + input.pieces));
    x = layers.norm(EMBEDDINGS + "LayerNorm", x, ROBERTA_EPSILON);
    NDArray attention = Layers.attention(manager, input.mask, input.tokens, input.pieces);
    for (int layer = 0; layer < config.layers(); layer++) {
      x = layers.layer("model.encoder.layer." + layer, x, attention);
    }
    NDArray first = x.get(":, 0");
    NDArray rows =
        layers
            .linear("output_projection.1", projector(layers, "output_projection.0", first))
            .mul(weights.get("scaler.w"))
            .add(weights.get("scaler.b"));
    return config.addsMean()
        ? rows.add(Torch.floats(manager, input.mean, input.tokens, width))
        : rows;
  }

  private static NDArray projector(Layers layers, String name, NDArray x) {
    NDArray inner = Layers.geluTanh(layers.linear(name + ".dense1", x));
    NDArray outer = Layers.geluTanh(layers.linear(name + ".dense2", inner));
    return layers.norm(name + ".ln", outer.add(x), PROJECTOR_EPSILON);
  }
}
