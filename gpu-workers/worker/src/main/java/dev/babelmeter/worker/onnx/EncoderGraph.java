// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.Matrices;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import dev.babelmeter.worker.onnx.format.GraphProto;
import dev.babelmeter.worker.onnx.format.ModelProto;
import dev.babelmeter.worker.onnx.format.NodeProto;
import dev.babelmeter.worker.onnx.format.TensorProto;
import dev.babelmeter.worker.onnx.format.TensorShapeProto.Dimension;
import dev.babelmeter.worker.onnx.format.ValueInfoProto;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The graph of an encoder: how its inputs are embedded, and the same encoder over embeddings that
 * the caller gives.
 */
public final class EncoderGraph {
  /** The input of token ids. */
  public static final String INPUT_IDS = "input_ids";

  /** The input of embeddings in their place. */
  public static final String INPUTS_EMBEDS = "inputs_embeds";

  private static final String ATTENTION_MASK = "attention_mask";
  private static final String GATHER = "Gather";
  private static final String BIAS = ".bias";

  /** TensorProto.DataType.FLOAT of ONNX. */
  private static final int FLOAT = 1;

  private final String place;
  private final ModelProto model;

  private EncoderGraph(String place, ModelProto model) {
    this.place = place;
    this.model = model;
  }

  /**
   * Reads the graph of {@code file}.
   *
   * @throws RoleException when it is no ONNX
   */
  public static EncoderGraph read(ModelFile file) {
    return new EncoderGraph(file.place(), file.parse());
  }

  /** Rows of the table that {@code input} is looked up in; empty when it is not looked up so. */
  public OptionalInt rowsFor(String input) {
    return lookup(input).flatMap(node -> initializer(node.getInput(0))).stream()
        .mapToInt(table -> Math.toIntExact(table.getDims(0)))
        .findFirst();
  }

  /**
   * The table of word embeddings.
   *
   * @throws RoleException when the graph has none that can be read
   */
  public EmbeddingTable wordEmbeddings() {
    TensorProto table =
        lookup(INPUT_IDS).flatMap(node -> initializer(node.getInput(0))).orElseThrow(this::odd);
    if (table.getDataType() != FLOAT || table.getDimsCount() != 2 || !table.hasRawData()) {
      throw odd();
    }
    return new EmbeddingTable(
        Math.toIntExact(table.getDims(0)), Math.toIntExact(table.getDims(1)), table.getRawData());
  }

  /**
   * The same encoder with the input {@code inputs_embeds} in place of {@code input_ids}: the
   * look-up in the table of word embeddings is taken out of the graph, and its result becomes an
   * input.
   *
   * @throws RoleException when the graph does not look ids up in a table of its own, or uses them
   *     for more than that and their shape
   */
  public ModelFile overEmbeddings() {
    NodeProto lookup = lookup(INPUT_IDS).orElseThrow(this::odd);
    EmbeddingTable table = wordEmbeddings();
    GraphProto graph = model.getGraph();
    GraphProto.Builder edited = graph.toBuilder().clearNode().clearInput().clearInitializer();
    for (NodeProto node : graph.getNodeList()) {
      if (!node.equals(lookup)) {
        edited.addNode(rewired(node, lookup.getOutput(0)));
      }
    }
    for (ValueInfoProto input : graph.getInputList()) {
      edited.addInput(input.getName().equals(INPUT_IDS) ? embeddings(input, table) : input);
    }
    boolean shared =
        edited.getNodeList().stream()
            .anyMatch(node -> node.getInputList().contains(lookup.getInput(0)));
    for (TensorProto initializer : graph.getInitializerList()) {
      if (shared || !initializer.getName().equals(lookup.getInput(0))) {
        edited.addInitializer(initializer);
      }
    }
    return new ModelFile.InMemory(
        place + " over embeddings", model.toBuilder().setGraph(edited).build().toByteArray());
  }

  /**
   * The trained tensors under the names that PyTorch gives them: the exporter drops the names of
   * matrices only, and each is found by the bias that is added to its product.
   */
  public Checkpoint weights() {
    Map<String, Stored> tensors = new HashMap<>();
    Map<String, NodeProto> producers = new HashMap<>();
    for (NodeProto node : model.getGraph().getNodeList()) {
      node.getOutputList().forEach(output -> producers.put(output, node));
    }
    Map<String, TensorProto> initializers = new HashMap<>();
    model
        .getGraph()
        .getInitializerList()
        .forEach(tensor -> initializers.put(tensor.getName(), tensor));
    initializers.forEach(
        (name, tensor) -> {
          if (tensor.getDataType() == FLOAT) {
            tensors.put(name, stored(tensor));
          }
        });
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (!node.getOpType().equals("Add")) {
        continue;
      }
      for (int i = 0; i < 2; i++) {
        NodeProto product = producers.get(node.getInput(1 - i));
        String bias = node.getInput(i);
        if (bias.endsWith(BIAS) && product != null && product.getOpType().equals("MatMul")) {
          TensorProto matrix = initializers.get(product.getInput(1));
          if (matrix != null && matrix.getDimsCount() == 2) {
            tensors.put(
                bias.substring(0, bias.length() - BIAS.length()) + ".weight", turned(matrix));
          }
        }
      }
    }
    return new StoredTensors(place, tensors);
  }

  private static Stored stored(TensorProto tensor) {
    return new Stored(
        tensor.getDimsList().stream().map(Math::toIntExact).toList(), () -> floats(tensor));
  }

  /** The exporter has turned matrices round. */
  private static Stored turned(TensorProto tensor) {
    int rows = Math.toIntExact(tensor.getDims(0));
    int columns = Math.toIntExact(tensor.getDims(1));
    return new Stored(
        List.of(columns, rows), () -> Matrices.transposed(floats(tensor), rows, columns));
  }

  private static float[] floats(TensorProto tensor) {
    FloatBuffer data =
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[data.remaining()];
    data.get(values);
    return values;
  }

  private NodeProto rewired(NodeProto node, String embedded) {
    NodeProto.Builder rewired = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      if (node.getInput(i).equals(embedded)) {
        rewired.setInput(i, INPUTS_EMBEDS);
      } else if (node.getInput(i).equals(INPUT_IDS)) {
        if (!node.getOpType().equals("Shape")) {
          throw odd();
        }
        // It has the same shape as the ids.
        rewired.setInput(i, ATTENTION_MASK);
      }
    }
    return rewired.build();
  }

  private static ValueInfoProto embeddings(ValueInfoProto ids, EmbeddingTable table) {
    ValueInfoProto.Builder embeddings = ids.toBuilder().setName(INPUTS_EMBEDS);
    embeddings
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .setElemType(FLOAT)
        .getShapeBuilder()
        .addDim(Dimension.newBuilder().setDimValue(table.dimension()));
    return embeddings.build();
  }

  private Optional<NodeProto> lookup(String input) {
    List<NodeProto> lookups =
        model.getGraph().getNodeList().stream()
            .filter(
                node ->
                    node.getOpType().equals(GATHER)
                        && node.getInputCount() == 2
                        && node.getInput(1).equals(input)
                        && initializer(node.getInput(0)).isPresent())
            .toList();
    return lookups.size() == 1 ? Optional.of(lookups.get(0)) : Optional.empty();
  }

  private Optional<TensorProto> initializer(String name) {
    GraphProto graph = model.getGraph();
    return IntStream.range(0, graph.getInitializerCount())
        .mapToObj(graph::getInitializer)
        .filter(tensor -> tensor.getName().equals(name))
        .findFirst();
  }

  private RoleException odd() {
    return new RoleException(
        "the graph of "
            + place
            + " does not look input_ids up in one FP32 table of its own, so it cannot run over"
            + " embeddings: leave encoder_embeds out of models, or export the model without"
            + " quantisation and with its weights inside");
  }
}
