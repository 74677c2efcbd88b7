// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file in safetensors' format (<a
 * href="https://github.com/huggingface/safetensors">huggingface/safetensors</a>): the length of a
 * header in 8 bytes, the header in JSON, and the elements, little-endian and row-major. Tensors are
 * read when they are asked for, so that those that nobody needs cost nothing.
 */
public final class SafetensorsFile {
  private static final int LENGTH_SIZE = 8;

  /** The format's own limit. */
  private static final long MAX_HEADER = 100_000_000;

  private static final String METADATA = "__metadata__";

  /** Where the elements of a tensor lie in a file. */
  private record Extent(Path file, String name, String datatype, long begin, long size) {
    float[] read() {
      Elements elements =
          Elements.of(datatype)
              .orElseThrow(
                  () ->
                      new RoleException(
                          "tensor '%s' of %s is %s: convert it to F32, F16 or BF16"
                              .formatted(name, file, datatype)));
      if (size > Integer.MAX_VALUE - LENGTH_SIZE) {
        throw new RoleException(
            "tensor '%s' of %s has %d bytes, more than can be read at once"
                .formatted(name, file, size));
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return elements.read(SafetensorsFile.read(channel, begin, (int) size));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }

  private SafetensorsFile() {}

  /**
   * Reads the header of {@code file} and checks that every tensor is in the file.
   *
   * @throws RoleException when it is cut off or something else
   */
  public static Checkpoint open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long header = size < LENGTH_SIZE ? -1 : read(channel, 0, LENGTH_SIZE).getLong();
      if (header < 2 || header > Math.min(MAX_HEADER, size - LENGTH_SIZE)) {
        throw damaged(file, "its header does not fit into it", null);
      }
      byte[] json = new byte[(int) header];
      read(channel, LENGTH_SIZE, json.length).get(json);
      return new StoredTensors(file, tensors(file, json, LENGTH_SIZE + header, size));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static RoleException unreadable(Path file, IOException cause) {
    return new RoleException(
        "the checkpoint " + file + " cannot be read (" + cause.getMessage() + ")", cause);
  }

  private static Map<String, Stored> tensors(
      Path file, byte[] json, long dataStart, long fileSize) {
    JsonNode header;
    try {
      header = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw damaged(file, "its header is no JSON", e);
    }
    if (header == null || !header.isObject()) {
      throw damaged(file, "its header is no JSON object", null);
    }
    Map<String, Stored> tensors = new HashMap<>();
    header
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals(METADATA)) {
                tensors.put(
                    field.getKey(),
                    tensor(file, field.getKey(), field.getValue(), dataStart, fileSize));
              }
            });
    return tensors;
  }

  private static Stored tensor(
      Path file, String name, JsonNode json, long dataStart, long fileSize) {
    List<Integer> shape = new ArrayList<>();
    long elements = 1;
    for (JsonNode size : json.path("shape")) {
      if (!size.isInt() || size.intValue() < 0) {
        throw damaged(file, "tensor '" + name + "' has no valid shape", null);
      }
      shape.add(size.intValue());
      elements = Math.multiplyExact(elements, (long) size.intValue());
    }
    long begin = json.path("data_offsets").path(0).asLong(-1);
    long end = json.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end < begin || end > fileSize - dataStart) {
      throw damaged(file, "tensor '" + name + "' does not lie within it", null);
    }
    String datatype = json.path("dtype").asText();
    long size = Elements.of(datatype).map(Elements::size).orElse(0);
    if (size > 0 && elements * size != end - begin) {
      throw damaged(file, "tensor '" + name + "' is not as long as its shape says", null);
    }
    Extent extent = new Extent(file, name, datatype, dataStart + begin, end - begin);
    return new Stored(List.copyOf(shape), extent::read);
  }

  private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file ends early");
      }
    }
    return buffer.flip();
  }

  private static RoleException damaged(Path file, String reason, @Nullable Exception cause) {
    return new RoleException(
        "the checkpoint "
            + file
            + " is no safetensors file, or is cut off or damaged ("
            + reason
            + "): fetch it again",
        cause);
  }
}
