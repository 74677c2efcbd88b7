// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.Matrices;
import dev.babelmeter.worker.onnx.GraphBuilder;
import dev.babelmeter.worker.onnx.ModelFile;
import java.util.Arrays;
import java.util.Map;

/**
 * ZeTT's network as a graph in ONNX's format, so that it runs where encoders do, here or under
 * another server. It is {@code ZettHypernet.__call__} of {@code hf_hypernet/modeling_hypernet.py}
 * (<a href="https://github.com/bminixhofer/zett">bminixhofer/zett</a>) from the scaled rows of the
 * pieces on: a RoBERTa over the pieces of a token and, behind them, its language; the vector of the
 * first piece is what heads make rows of.
 *
 * <p>Positions count from 0. The language's vector gets neither a position nor a type: PyTorch's
 * code subtracts both before its RoBERTa adds them.
 */
final class HypernetGraph {
  static final String PIECES = "pieces";
  static final String ATTENTION = "attention";
  static final String LANGUAGE = "language";
  static final String MEAN = "mean";
  static final String EMBEDDING_IN = "embedding_in";
  static final String EMBEDDING_OUT = "embedding_out";
  static final String BIAS = "bias";

  /** RoBERTa's, and that of the blocks around it. */
  private static final float ROBERTA_EPSILON = 1e-5f;

  private static final float PROJECTOR_EPSILON = 1e-6f;

  private final HypernetConfig config;
  private final Checkpoint checkpoint;
  private final GraphBuilder graph = new GraphBuilder("hypernet");

  private HypernetGraph(HypernetConfig config, Checkpoint checkpoint) {
    this.config = config;
    this.checkpoint = checkpoint;
  }

  /** Makes the graph of a checkpoint whose tensors were checked. */
  static ModelFile of(HypernetConfig config, Checkpoint checkpoint) {
    return new HypernetGraph(config, checkpoint).build();
  }

  private ModelFile build() {
    int h = config.hidden();
    boolean language = config.languages() > 0;
    long positions = config.maxPieces() + (language ? 1 : 0);
    String pieces = graph.input(PIECES, -1, config.maxPieces(), config.inputWidth());
    String attention = graph.input(ATTENTION, -1, 1, 1, positions);
    String x = linear("input_projection.0", pieces);
    x = projector("input_projection.1", x);
    x = graph.node("Add", x, graph.floats(placement(), 1, config.maxPieces(), h));
    if (language) {
      x = graph.node("Concat", Map.of("axis", 1L), x, graph.input(LANGUAGE, -1, 1, h));
    }
    x = norm("model.embeddings.LayerNorm", x, ROBERTA_EPSILON);
    for (int layer = 0; layer < config.layers(); layer++) {
      x = layer("model.encoder.layer." + layer, x, attention);
    }
    String first = graph.node("Gather", Map.of("axis", 1L), x, graph.longs(new long[] {0}));
    heads(first);
    return graph.build();
  }

  private void heads(String first) {
    int n = config.embedding();
    String predicted = linear("output_projection.1", projector("output_projection.0", first));
    String in = predicted;
    if (config.singleHead() && config.separateOutput()) {
      in = columns(predicted, 0, n);
    }
    String row = rescaled("scaler", in);
    if (config.addsMean()) {
      row = graph.node("Add", row, graph.input(MEAN, -1, n));
    }
    graph.output(EMBEDDING_IN, row, -1, n);
    if (config.separateOutput()) {
      String out =
          config.singleHead()
              ? columns(predicted, n, 2 * n)
              : linear("output_projection_out.1", projector("output_projection_out.0", first));
      graph.output(EMBEDDING_OUT, rescaled("out_scaler", out), -1, n);
    }
    if (config.predictsBias()) {
      graph.output(BIAS, linear("bias_projection", first), -1, 1);
    }
  }

  private String columns(String matrix, long from, long to) {
    return graph.node(
        "Slice",
        matrix,
        graph.longs(new long[] {from}, 1),
        graph.longs(new long[] {to}, 1),
        graph.longs(new long[] {1}, 1));
  }

  /** The vectors of type 0 and of the positions of pieces, which are added to them. */
  private float[] placement() {
    int h = config.hidden();
    float[] type = checkpoint.values("model.embeddings.token_type_embeddings.weight");
    float[] positions = checkpoint.values("model.embeddings.position_embeddings.weight");
    float[] sum = Arrays.copyOf(positions, config.maxPieces() * h);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += type[i % h];
    }
    return sum;
  }

  private String layer(String name, String x, String attention) {
    int heads = config.heads();
    long size = config.hidden() / heads;
    String query = heads(linear(name + ".attention.self.query", x), 0, 2, 1, 3);
    String key = heads(linear(name + ".attention.self.key", x), 0, 2, 3, 1);
    String value = heads(linear(name + ".attention.self.value", x), 0, 2, 1, 3);
    String scores = graph.node("MatMul", query, key);
    scores = graph.node("Mul", scores, scalar((float) (1 / Math.sqrt(size))));
    scores = graph.node("Add", scores, attention);
    String weights = graph.node("Softmax", Map.of("axis", -1L), scores);
    String context =
        graph.node(
            "Transpose",
            Map.of("perm", new long[] {0, 2, 1, 3}),
            graph.node("MatMul", weights, value));
    context = graph.node("Reshape", context, graph.longs(new long[] {0, 0, config.hidden()}, 3));
    String attended =
        norm(
            name + ".attention.output.LayerNorm",
            graph.node("Add", linear(name + ".attention.output.dense", context), x),
            ROBERTA_EPSILON);
    String inner = geluExact(linear(name + ".intermediate.dense", attended));
    return norm(
        name + ".output.LayerNorm",
        graph.node("Add", linear(name + ".output.dense", inner), attended),
        ROBERTA_EPSILON);
  }

  private String heads(String x, long... order) {
    long size = config.hidden() / config.heads();
    String split =
        graph.node("Reshape", x, graph.longs(new long[] {0, 0, config.heads(), size}, 4));
    return graph.node("Transpose", Map.of("perm", order), split);
  }

  private String projector(String name, String x) {
    String inner = geluTanh(linear(name + ".dense1", x));
    String outer = geluTanh(linear(name + ".dense2", inner));
    return norm(name + ".ln", graph.node("Add", outer, x), PROJECTOR_EPSILON);
  }

  /** A linear map; PyTorch keeps its matrix turned round. */
  private String linear(String name, String x) {
    int out = checkpoint.shape(name + ".weight").get(0);
    int in = checkpoint.shape(name + ".weight").get(1);
    float[] turned = Matrices.transposed(checkpoint.values(name + ".weight"), out, in);
    String product = graph.node("MatMul", x, graph.floats(turned, in, out));
    return graph.node("Add", product, graph.floats(checkpoint.values(name + ".bias"), out));
  }

  private String norm(String name, String x, float epsilon) {
    float[] weight = checkpoint.values(name + ".weight");
    float[] bias = checkpoint.values(name + ".bias");
    return graph.node(
        "LayerNormalization",
        Map.of("axis", -1L, "epsilon", epsilon),
        x,
        graph.floats(weight, weight.length),
        graph.floats(bias, bias.length));
  }

  private String rescaled(String name, String x) {
    if (!config.rescales()) {
      return x;
    }
    float[] w = checkpoint.values(name + ".w");
    float[] b = checkpoint.values(name + ".b");
    return graph.node(
        "Add", graph.node("Mul", x, graph.floats(w, w.length)), graph.floats(b, b.length));
  }

  /** 0.5 x (1 + erf(x / sqrt(2))). */
  private String geluExact(String x) {
    String error = graph.node("Erf", graph.node("Mul", x, scalar((float) Math.sqrt(0.5))));
    return half(x, error);
  }

  /** 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
  private String geluTanh(String x) {
    String cube = graph.node("Mul", graph.node("Mul", x, x), x);
    String inner = graph.node("Add", x, graph.node("Mul", cube, scalar(0.044715f)));
    String tanh =
        graph.node("Tanh", graph.node("Mul", inner, scalar((float) Math.sqrt(2 / Math.PI))));
    return half(x, tanh);
  }

  private String half(String x, String y) {
    return graph.node("Mul", graph.node("Mul", x, scalar(0.5f)), graph.node("Add", y, scalar(1f)));
  }

  private String scalar(float value) {
    return graph.floats(new float[] {value});
  }
}
