// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.worker.checkpoint.SafetensorsWriter.Precision;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  private static final Checkpoint TENSORS =
      new StoredTensors(
          "the test",
          Map.of(
              "b", new Stored(List.of(2, 2), () -> new float[] {1, -2.5f, 0.1f, 65504}),
              "a", new Stored(List.of(1), () -> new float[] {7})));

  @TempDir private Path folder;

  /** Byte by byte as the format is described: length, header, elements in the header's order. */
  @Test
  void writesTheFormat() throws Exception {
    Path file = folder.resolve("x.safetensors");
    SafetensorsWriter.write(file, TENSORS, Precision.F32, Map.of("format", "pt"));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    assertThat(length % 8).isZero();
    byte[] json = new byte[length];
    bytes.get(json);
    JsonNode header = new ObjectMapper().readTree(json);
    assertThat(header.path("__metadata__").path("format").asText()).isEqualTo("pt");
    assertThat(header.path("a").toString())
        .isEqualTo("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}");
    assertThat(header.path("b").toString())
        .isEqualTo("{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[4,20]}");
    for (float value : new float[] {7, 1, -2.5f, 0.1f, 65504}) {
      assertThat(bytes.getFloat()).isEqualTo(value);
    }
    assertThat(bytes.hasRemaining()).isFalse();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void halfPrecisionIsReadAsTheNearestValue() throws Exception {
    Path file = folder.resolve("x.safetensors");
    SafetensorsWriter.write(file, TENSORS, Precision.F16, Map.of());
    Checkpoint read = SafetensorsFile.open(file);
    assertThat(read.shape("b")).containsExactly(2, 2);
    // 0.1 is 1638.4 / 2^14, and binary16 has 1638 / 2^14.
    assertThat(read.values("b")).containsExactly(1, -2.5f, 1638f / 16384, 65504);
  }
}
