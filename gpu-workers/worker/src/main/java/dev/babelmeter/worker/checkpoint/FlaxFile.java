// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * A file of Flax's {@code serialization.to_bytes} (<a
 * href="https://github.com/google/flax">google/flax</a>, {@code flax/serialization.py}): nested
 * maps in MessagePack whose leaves are extension values of type 1, each a message of shape,
 * datatype's name and row-major elements. Arrays above 1 GiB, which Flax writes in chunks, are
 * refused.
 *
 * <p>Tensors get the names that {@code scripts/convert_to_pt.py} of ZeTT gives them in PyTorch, and
 * kernels are turned round, so that both formats read alike.
 */
public final class FlaxFile {
  private static final byte ARRAY = 1;
  private static final String CHUNKED = "__msgpack_chunked_array__";
  private static final String KERNEL = "kernel";
  private static final String LANGUAGES = "model.embeddings.lang_embedding.weight";

  private final Map<String, Stored> tensors = new HashMap<>();

  private FlaxFile() {}

  /**
   * Reads {@code file} whole.
   *
   * @throws RoleException when it is cut off or something else
   */
  public static Checkpoint open(Path file) {
    FlaxFile content = new FlaxFile();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(in)) {
      content.readMap(unpacker, List.of());
    } catch (IOException | MessagePackException | IllegalArgumentException e) {
      throw new RoleException(
          "the checkpoint "
              + file
              + " is no Flax file, or is cut off or damaged ("
              + e.getMessage()
              + "): fetch it again",
          e);
    }
    return new StoredTensors(file, content.tensors);
  }

  private void readMap(MessageUnpacker unpacker, List<String> path) throws IOException {
    int size = unpacker.unpackMapHeader();
    for (int i = 0; i < size; i++) {
      String key = unpacker.unpackString();
      if (key.equals(CHUNKED)) {
        throw new IllegalArgumentException("it holds an array in chunks: use safetensors");
      }
      List<String> inner = new ArrayList<>(path);
      inner.add(key);
      ValueType type = unpacker.getNextFormat().getValueType();
      if (type == ValueType.MAP) {
        readMap(unpacker, inner);
      } else if (type == ValueType.EXTENSION) {
        readArray(unpacker, inner);
      } else {
        throw new IllegalArgumentException(String.join("/", inner) + " is no array");
      }
    }
  }

  private void readArray(MessageUnpacker unpacker, List<String> path) throws IOException {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    if (header.getType() != ARRAY) {
      throw new IllegalArgumentException(String.join("/", path) + " is no array");
    }
    byte[] payload = unpacker.readPayload(header.getLength());
    try (MessageUnpacker array = MessagePack.newDefaultUnpacker(payload)) {
      array.unpackArrayHeader();
      int rank = array.unpackArrayHeader();
      List<Integer> shape = new ArrayList<>();
      long count = 1;
      for (int i = 0; i < rank; i++) {
        shape.add(array.unpackInt());
        count = Math.multiplyExact(count, (long) shape.get(i));
      }
      String datatype = array.unpackString();
      Elements elements =
          Elements.of(datatype)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          String.join("/", path) + " is " + datatype + ", not floating point"));
      byte[] data = array.readPayload(array.unpackBinaryHeader());
      if (data.length != count * elements.size()) {
        throw new IllegalArgumentException(
            String.join("/", path) + " is not as long as its shape says");
      }
      add(path, shape, elements.read(ByteBuffer.wrap(data)));
    }
  }

  private void add(List<String> path, List<Integer> shape, float[] values) {
    String leaf = path.get(path.size() - 1);
    List<String> parts = new ArrayList<>();
    for (String part : path.subList(0, path.size() - 1)) {
      parts.add(part.replaceFirst("^layers_(\\d+)$", "$1"));
    }
    parts.add(
        switch (leaf) {
          case KERNEL, "scale", "embedding" -> "weight";
          default -> leaf;
        });
    String name = String.join(".", parts);
    boolean kernel = leaf.equals(KERNEL) && shape.size() == 2;
    List<Integer> ofTorch = kernel ? List.of(shape.get(1), shape.get(0)) : List.copyOf(shape);
    float[] turned = kernel ? Matrices.transposed(values, shape.get(0), shape.get(1)) : values;
    tensors.put(
        name.equals(LANGUAGES) ? "lang_embeddings.weight" : name,
        new Stored(ofTorch, () -> turned));
  }
}
