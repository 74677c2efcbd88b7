// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.hypernet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;

/** Random tensors under the names of the published table, written by hand in both formats. */
final class SyntheticCheckpoint implements Checkpoint {
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Random random = new Random(42);

  /** The table of {@code hf_hypernet/modeling_hypernet.py} for a network of these sizes. */
  static SyntheticCheckpoint of(
      int n, int h, int i, int layers, int languages, int extra, int words, boolean untied) {
    int in = untied ? 2 * n : n;
    SyntheticCheckpoint c = new SyntheticCheckpoint();
    c.add("model.embeddings.word_embeddings.weight", words, h);
    c.add("model.embeddings.position_embeddings.weight", 514, h);
    c.add("model.embeddings.token_type_embeddings.weight", 1, h);
    c.norm("model.embeddings.LayerNorm", h);
    for (int l = 0; l < layers; l++) {
      String p = "model.encoder.layer." + l;
      c.linear(p + ".attention.self.query", h, h);
      c.linear(p + ".attention.self.key", h, h);
      c.linear(p + ".attention.self.value", h, h);
      c.linear(p + ".attention.output.dense", h, h);
      c.norm(p + ".attention.output.LayerNorm", h);
      c.linear(p + ".intermediate.dense", i, h);
      c.linear(p + ".output.dense", h, i);
      c.norm(p + ".output.LayerNorm", h);
    }
    if (languages > 0) {
      c.add("lang_embeddings.weight", languages, h);
    }
    c.add("fallback_embeddings.weight", extra, in);
    c.linear("input_projection.0", h, in);
    c.projector("input_projection.1", h, i);
    c.projector("output_projection.0", h, i);
    c.linear("output_projection.1", n, h);
    if (untied) {
      c.projector("output_projection_out.0", h, i);
      c.linear("output_projection_out.1", n, h);
      c.add("out_scaler.w", 1, n);
      c.add("out_scaler.b", 1, n);
    }
    c.add("in_scaler.w", 1, in);
    c.add("in_scaler.b", 1, in);
    c.add("scaler.w", 1, n);
    c.add("scaler.b", 1, n);
    c.linear("bias_projection", 1, h);
    return c;
  }

  private void linear(String name, int out, int in) {
    add(name + ".weight", out, in);
    add(name + ".bias", out);
  }

  private void norm(String name, int size) {
    add(name + ".weight", size);
    add(name + ".bias", size);
  }

  private void projector(String name, int h, int i) {
    linear(name + ".dense1", i, h);
    linear(name + ".dense2", h, i);
    norm(name + ".ln", h);
  }

  private void add(String name, Integer... shape) {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] tensor = new float[count];
    double scale = shape.length == 2 ? 1.5 / Math.sqrt(shape[1]) : 0.5;
    for (int k = 0; k < count; k++) {
      tensor[k] = (float) (random.nextGaussian() * scale);
    }
    shapes.put(name, List.of(shape));
    values.put(name, tensor);
  }

  long parameters() {
    return values.values().stream().mapToLong(tensor -> tensor.length).sum();
  }

  @Override
  public String place() {
    return "synthetic";
  }

  @Override
  public Set<String> names() {
    return shapes.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return shapes.get(name);
  }

  @Override
  public float[] values(String name) {
    return values.get(name);
  }

  void writeSafetensors(Path file) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", Map.of("format", "pt"));
    long offset = 0;
    for (String name : shapes.keySet()) {
      long size = 4L * values.get(name).length;
      header.put(
          name,
          Map.of(
              "dtype", "F32",
              "shape", shapes.get(name),
              "data_offsets", List.of(offset, offset + size)));
      offset += size;
    }
    byte[] json = new ObjectMapper().writeValueAsBytes(header);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
      out.write(json);
      for (float[] tensor : values.values()) {
        out.write(bytes(tensor));
      }
    }
  }

  private static byte[] bytes(float[] tensor) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor);
    return bytes.array();
  }

  /**
   * As Flax names and lays out the same tensors: kernels turned round, modules of a list by name.
   */
  void writeFlax(Path file) throws IOException {
    Map<String, Object> tree = new TreeMap<>();
    for (String name : shapes.keySet()) {
      String path = name;
      if (name.equals("lang_embeddings.weight")) {
        path = "model.embeddings.lang_embedding.weight";
      }
      path = path.replaceFirst("^((?:in|out)put_projection(?:_out)?)\\.(\\d)", "$1.layers_$2");
      boolean matrix = shapes.get(name).size() == 2;
      String leaf =
          path.endsWith("_embeddings.weight") || path.endsWith("lang_embedding.weight")
              ? "embedding"
              : matrix ? "kernel" : "scale";
      path = path.replaceFirst("\\.weight$", "." + leaf);
      put(tree, List.of(path.split("\\.")), name);
    }
    try (MessagePacker packer = MessagePack.newDefaultPacker(Files.newOutputStream(file))) {
      pack(packer, tree);
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, List<String> path, String name) {
    if (path.size() == 1) {
      tree.put(path.get(0), name);
    } else {
      put(
          (Map<String, Object>) tree.computeIfAbsent(path.get(0), key -> new TreeMap<>()),
          path.subList(1, path.size()),
          name);
    }
  }

  @SuppressWarnings("unchecked")
  private void pack(MessagePacker packer, Map<String, Object> tree) throws IOException {
    packer.packMapHeader(tree.size());
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      packer.packString(entry.getKey());
      if (entry.getValue() instanceof Map) {
        pack(packer, (Map<String, Object>) entry.getValue());
        continue;
      }
      byte[] array = array((String) entry.getValue(), entry.getKey().equals("kernel"));
      packer.packExtensionTypeHeader((byte) 1, array.length);
      packer.writePayload(array);
    }
  }

  private byte[] array(String name, boolean kernel) throws IOException {
    List<Integer> shape = new ArrayList<>(shapes.get(name));
    float[] tensor = values.get(name);
    if (kernel) {
      int rows = shape.get(0);
      int columns = shape.get(1);
      float[] turned = new float[tensor.length];
      for (int k = 0; k < tensor.length; k++) {
        turned[k % columns * rows + k / columns] = tensor[k];
      }
      tensor = turned;
      shape = List.of(columns, rows);
    }
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(3);
      packer.packArrayHeader(shape.size());
      for (int size : shape) {
        packer.packInt(size);
      }
      packer.packString("float32");
      packer.packBinaryHeader(4 * tensor.length);
      packer.writePayload(bytes(tensor));
      return packer.toByteArray();
    }
  }

  /** A {@code config.json} in ZeTT's words, its numbers as the published one of XLM-R has them. */
  static void writeConfig(Path file, Map<String, Object> settings) throws IOException {
    Files.writeString(
        file, new ObjectMapper().writeValueAsString(settings), StandardCharsets.UTF_8);
  }
}
