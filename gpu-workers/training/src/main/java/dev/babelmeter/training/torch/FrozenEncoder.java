// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * A BERT over embeddings whose weights do not change, for gradients of its inputs. It gives what
 * the ONNX graph gives that its weights were read from.
 */
public final class FrozenEncoder {
  /** Of the size of a head in all-MiniLM-L6-v2, which the weights do not tell. */
  private static final int HEAD_SIZE = 32;

  private static final float EPSILON = 1e-12f;
  private static final String EMBEDDINGS = "embeddings.";
  private static final String WORDS = "embeddings.word_embeddings.weight";
  private static final String LAYER = "encoder.layer.";

  private final Map<String, NDArray> weights = new HashMap<>();
  private final NDArray placement;

  /** Its beginnings by length: each would otherwise be held anew by the manager of the weights. */
  private final Map<Integer, NDArray> placements = new HashMap<>();

  private final Layers layers;
  private final int depth;

  /** Makes the encoder of {@code checkpoint} in {@code manager}. */
  public FrozenEncoder(NDManager manager, Checkpoint checkpoint) {
    int layer = 0;
    for (String name : checkpoint.names()) {
      if (name.startsWith(LAYER) || name.startsWith(EMBEDDINGS + "LayerNorm")) {
        weights.put(name, Torch.of(manager, checkpoint, name));
      }
      if (name.startsWith(LAYER)) {
        layer = Math.max(layer, Integer.parseInt(name.split("\\.")[2]) + 1);
      }
    }
    depth = layer;
    int hidden = checkpoint.shape(WORDS).get(1);
    placement =
        Torch.floats(manager, placement(checkpoint, hidden), 1, positions(checkpoint), hidden);
    layers = new Layers(weights::get, hidden / HEAD_SIZE, EPSILON, 0);
  }

  private static int positions(Checkpoint checkpoint) {
    return checkpoint.shape(EMBEDDINGS + "position_embeddings.weight").get(0);
  }

  private static float[] placement(Checkpoint checkpoint, int hidden) {
    float[] type = checkpoint.values(EMBEDDINGS + "token_type_embeddings.weight");
    float[] sum = checkpoint.values(EMBEDDINGS + "position_embeddings.weight");
    for (int i = 0; i < sum.length; i++) {
      sum[i] += type[i % hidden];
    }
    return sum;
  }

  private NDArray placement(int length) {
    return placement.get(":, :" + length);
  }

  /**
   * The vectors of all positions behind the last layer, of the shape of {@code embeddings}.
   *
   * @param embeddings of the shape [rows, length, hidden]
   * @param mask of the shape [rows, length], row-major: 1 where there is a token, else 0
   */
  public NDArray encode(NDArray embeddings, float[] mask) {
    int rows = (int) embeddings.getShape().get(0);
    int length = (int) embeddings.getShape().get(1);
    NDManager manager = embeddings.getManager();
    NDArray attention = Layers.attention(manager, mask, rows, length);
    NDArray x = embeddings.add(placements.computeIfAbsent(length, this::placement));
    x = layers.norm(EMBEDDINGS + "LayerNorm", x, EPSILON);
    for (int layer = 0; layer < depth; layer++) {
      x = layers.layer(LAYER + layer, x, attention);
    }
    return x;
  }
}
