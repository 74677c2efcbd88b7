// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import com.google.protobuf.ByteString;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.encoder.Encoders;
import dev.babelmeter.worker.onnx.format.GraphProto;
import dev.babelmeter.worker.onnx.format.ModelProto;
import dev.babelmeter.worker.onnx.format.NodeProto;
import dev.babelmeter.worker.onnx.format.TensorProto;
import dev.babelmeter.worker.onnx.format.ValueInfoProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionsTest {
  private static final Device PROCESSOR = new Device(Device.Kind.CPU, 0, 1);

  @TempDir private Path folder;

  @Test
  void refusesWhatIsNotOnnx() throws IOException {
    byte[] model = Encoders.builtIn().model().bytes();
    for (byte[] bad :
        List.of(
            new byte[0],
            "This is no model.".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(model, model.length / 2))) {
      ModelFile file = new ModelFile.OnDisk(Files.write(folder.resolve("model.onnx"), bad));
      assertThatThrownBy(() -> OnnxSessions.open(file, PROCESSOR))
          .isInstanceOf(RoleException.class)
          .hasMessageContaining("model.onnx is not ONNX, or is cut off or damaged");
    }
    ModelFile cut = new ModelFile.InMemory("cut", Arrays.copyOf(model, model.length / 2));
    assertThatThrownBy(() -> EncoderGraph.read(cut)).isInstanceOf(RoleException.class);
  }

  @Test
  void refusesCudaThatIsNotThere() {
    assumeFalse(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "this ONNX Runtime knows CUDA");
    assertThatThrownBy(
            () -> OnnxSessions.open(Encoders.builtIn().model(), new Device(Device.Kind.CUDA, 0, 0)))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("device is cuda")
        .hasMessageContaining("-Pcuda");
  }

  @Test
  void knowsTheTablesOfTheNetwork() {
    EncoderGraph graph = EncoderGraph.read(Encoders.builtIn().model());
    assertThat(graph.rowsFor("input_ids")).hasValue(30_522);
    assertThat(graph.rowsFor("token_type_ids")).hasValue(2);
    assertThat(graph.rowsFor("attention_mask")).isEmpty();
    assertThat(graph.wordEmbeddings().dimension()).isEqualTo(384);
  }

  @Test
  void refusesAGraphThatUsesIdsForMore() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(ValueInfoProto.newBuilder().setName("input_ids"))
            .addInitializer(
                TensorProto.newBuilder()
                    .setName("table")
                    .setDataType(1)
                    .addDims(2)
                    .addDims(1)
                    .setRawData(ByteString.copyFrom(new byte[8])))
            .addNode(node("Gather", "embedded", "table", "input_ids"))
            .addNode(node("Shape", "size", "input_ids"));
    assertThat(
            file(graph).overEmbeddings().parse().getGraph().getNodeList().stream()
                .map(NodeProto::getOpType))
        .containsExactly("Shape");
    EncoderGraph odd = file(graph.addNode(node("Equal", "padding", "input_ids", "pad")));
    assertThatThrownBy(odd::overEmbeddings)
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("leave encoder_embeds out of models");
  }

  private static EncoderGraph file(GraphProto.Builder graph) {
    return EncoderGraph.read(
        new ModelFile.InMemory(
            "test", ModelProto.newBuilder().setGraph(graph).build().toByteArray()));
  }

  private static NodeProto node(String type, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .addOutput(output)
        .addAllInput(List.of(inputs))
        .build();
  }
}
