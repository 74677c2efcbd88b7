// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import com.google.protobuf.UnsafeByteOperations;
import dev.babelmeter.worker.onnx.format.AttributeProto;
import dev.babelmeter.worker.onnx.format.GraphProto;
import dev.babelmeter.worker.onnx.format.ModelProto;
import dev.babelmeter.worker.onnx.format.NodeProto;
import dev.babelmeter.worker.onnx.format.OperatorSetIdProto;
import dev.babelmeter.worker.onnx.format.TensorProto;
import dev.babelmeter.worker.onnx.format.TensorShapeProto.Dimension;
import dev.babelmeter.worker.onnx.format.TypeProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Writes graphs in ONNX's format, node by node. Each method returns the name of a value. */
public final class GraphBuilder {
  /** TensorProto.DataType of ONNX. */
  private static final int FLOAT = 1;

  private static final int INT64 = 7;

  /** AttributeProto.AttributeType of ONNX. */
  private static final int FLOAT_ATTRIBUTE = 1;

  private static final int INT_ATTRIBUTE = 2;
  private static final int INTS_ATTRIBUTE = 7;

  /** Operator set 17 has LayerNormalization; 8 is the format that belongs to it. */
  private static final int OPERATOR_SET = 17;

  private static final int FORMAT = 8;

  private final GraphProto.Builder graph;
  private int values;

  /** Begins a graph. */
  public GraphBuilder(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  /** An input FP32; a size below zero is any. */
  public String input(String name, long... sizes) {
    graph.addInputBuilder().setName(name).setType(type(sizes));
    return name;
  }

  /** Makes {@code value} the output {@code name}, FP32. */
  public void output(String name, String value, long... sizes) {
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
    graph.addOutputBuilder().setName(name).setType(type(sizes));
  }

  private static TypeProto type(long... sizes) {
    TypeProto.Builder type = TypeProto.newBuilder();
    type.getTensorTypeBuilder().setElemType(FLOAT);
    for (int i = 0; i < sizes.length; i++) {
      Dimension.Builder dimension = type.getTensorTypeBuilder().getShapeBuilder().addDimBuilder();
      if (sizes[i] < 0) {
        dimension.setDimParam("any_" + i);
      } else {
        dimension.setDimValue(sizes[i]);
      }
    }
    return type.build();
  }

  /** A constant FP32. */
  public String floats(float[] constant, long... sizes) {
    ByteBuffer data =
        ByteBuffer.allocate(constant.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(constant);
    return constant(FLOAT, data, sizes);
  }

  /** A constant INT64. */
  public String longs(long[] constant, long... sizes) {
    ByteBuffer data =
        ByteBuffer.allocate(constant.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(constant);
    return constant(INT64, data, sizes);
  }

  private String constant(int type, ByteBuffer data, long... sizes) {
    String name = "value_" + values++;
    TensorProto.Builder tensor =
        graph
            .addInitializerBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(UnsafeByteOperations.unsafeWrap(data));
    for (long size : sizes) {
      tensor.addDims(size);
    }
    return name;
  }

  /** The result of operator {@code type} on {@code inputs}. */
  public String node(String type, String... inputs) {
    return node(type, Map.of(), inputs);
  }

  /**
   * The result of operator {@code type} on {@code inputs}.
   *
   * @param attributes by name: Float, Long or {@code long[]}
   */
  public String node(String type, Map<String, Object> attributes, String... inputs) {
    String name = "value_" + values++;
    NodeProto.Builder node = graph.addNodeBuilder().setOpType(type).setName(type + "_" + name);
    for (String input : inputs) {
      node.addInput(input);
    }
    node.addOutput(name);
    attributes.forEach(
        (key, value) -> {
          AttributeProto.Builder attribute = node.addAttributeBuilder().setName(key);
          if (value instanceof Float number) {
            attribute.setF(number).setType(FLOAT_ATTRIBUTE);
          } else if (value instanceof Long number) {
            attribute.setI(number).setType(INT_ATTRIBUTE);
          } else {
            for (long number : (long[]) value) {
              attribute.addInts(number);
            }
            attribute.setType(INTS_ATTRIBUTE);
          }
        });
    return name;
  }

  /** The model. */
  public ModelFile build() {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("babelmeter")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(graph)
            .build();
    return new ModelFile.InMemory(graph.getName(), model.toByteArray());
  }
}
