// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file in safetensors' format (<a
 * href="https://github.com/huggingface/safetensors">huggingface/safetensors</a>): the length of a
 * header in 8 bytes, the header in JSON, and the elements, little-endian and row-major. Tensors are
 * read when they are asked for, so that those that nobody needs cost nothing.
 */
public final class SafetensorsFile implements Checkpoint {
  private static final int LENGTH_SIZE = 8;

  /** The format's own limit. */
  private static final long MAX_HEADER = 100_000_000;

  private static final String METADATA = "__metadata__";

  private record Entry(String datatype, List<Integer> shape, long begin, long end) {}

  private final Path file;
  private final long dataStart;
  private final Map<String, Entry> entries;

  private SafetensorsFile(Path file, long dataStart, Map<String, Entry> entries) {
    this.file = file;
    this.dataStart = dataStart;
    this.entries = entries;
  }

  /**
   * Reads the header of {@code file} and checks that every tensor is in the file.
   *
   * @throws RoleException when it is cut off or something else
   */
  public static SafetensorsFile open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long header = size < LENGTH_SIZE ? -1 : read(channel, 0, LENGTH_SIZE).getLong();
      if (header < 2 || header > Math.min(MAX_HEADER, size - LENGTH_SIZE)) {
        throw damaged(file, "its header does not fit into it", null);
      }
      byte[] json = new byte[(int) header];
      read(channel, LENGTH_SIZE, json.length).get(json);
      long dataStart = LENGTH_SIZE + header;
      return new SafetensorsFile(file, dataStart, entries(file, json, size - dataStart));
    } catch (IOException e) {
      throw new RoleException(
          "the checkpoint " + file + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static Map<String, Entry> entries(Path file, byte[] json, long available) {
    JsonNode header;
    try {
      header = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw damaged(file, "its header is no JSON", e);
    }
    if (header == null || !header.isObject()) {
      throw damaged(file, "its header is no JSON object", null);
    }
    Map<String, Entry> entries = new TreeMap<>();
    header
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals(METADATA)) {
                entries.put(
                    field.getKey(), entry(file, field.getKey(), field.getValue(), available));
              }
            });
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode json, long available) {
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
    if (begin < 0 || end < begin || end > available) {
      throw damaged(file, "tensor '" + name + "' does not lie within it", null);
    }
    String datatype = json.path("dtype").asText();
    long size = Elements.of(datatype).map(Elements::size).orElse(0);
    if (size > 0 && elements * size != end - begin) {
      throw damaged(file, "tensor '" + name + "' is not as long as its shape says", null);
    }
    return new Entry(datatype, List.copyOf(shape), begin, end);
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

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return entry(name).shape;
  }

  @Override
  public float[] values(String name) {
    Entry entry = entry(name);
    Elements elements =
        Elements.of(entry.datatype)
            .orElseThrow(
                () ->
                    new RoleException(
                        "tensor '%s' of %s is %s: convert it to F32, F16 or BF16"
                            .formatted(name, file, entry.datatype)));
    long size = entry.end - entry.begin;
    if (size > Integer.MAX_VALUE - LENGTH_SIZE) {
      throw new RoleException(
          "tensor '%s' of %s has %d bytes, more than can be read at once"
              .formatted(name, file, size));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return elements.read(read(channel, dataStart + entry.begin, (int) size));
    } catch (IOException e) {
      throw new RoleException(
          "the checkpoint " + file + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private Entry entry(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("there is no tensor '" + name + "' in " + file);
    }
    return entry;
  }
}
