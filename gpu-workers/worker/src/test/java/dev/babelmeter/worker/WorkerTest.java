// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static dev.babelmeter.worker.ServedWorker.floats;
import static dev.babelmeter.worker.ServedWorker.row;
import static dev.babelmeter.worker.ServedWorker.status;
import static dev.babelmeter.worker.ServedWorker.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.babelmeter.protocol.inference.ModelInferRequest;
import dev.babelmeter.protocol.inference.ModelInferResponse;
import dev.babelmeter.protocol.inference.ModelMetadataRequest;
import dev.babelmeter.protocol.inference.ModelMetadataResponse;
import dev.babelmeter.protocol.inference.ModelReadyRequest;
import dev.babelmeter.protocol.inference.RepositoryIndexRequest;
import dev.babelmeter.protocol.inference.RepositoryIndexResponse.ModelIndex;
import dev.babelmeter.protocol.inference.ServerLiveRequest;
import dev.babelmeter.protocol.inference.ServerMetadataRequest;
import dev.babelmeter.protocol.inference.ServerReadyRequest;
import dev.babelmeter.protocol.tensor.Datatype;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.protocol.tensor.TensorMessages;
import dev.babelmeter.protocol.tensor.TensorMessages.Form;
import dev.babelmeter.worker.encoder.Encoders;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import dev.babelmeter.worker.onnx.EncoderGraph;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worker with its own encoder, over gRPC. */
class WorkerTest {
  private static final double CLOSE = 1e-5;
  private static final int DIMENSION = 384;

  private static ServedWorker worker;
  private static GRPCInferenceServiceBlockingStub stub;
  private static BareLoop bare;

  @BeforeAll
  static void start() throws Exception {
    bare = new BareLoop();
    worker = new ServedWorker(Map.of("batch.max-tokens", "2048"));
    stub = worker.stub();
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
    bare.close();
  }

  @Test
  void textsEmbedAsInABareLoop() throws Exception {
    Map<String, Tensor> outputs = infer("embed_text", Map.of(), text(Texts.ALL));
    assertThat(outputs).containsOnlyKeys("sentence_embedding", "token_count", "truncated");
    assertThat(outputs.get("sentence_embedding").shape())
        .isEqualTo(Shape.of(Texts.ALL.size(), DIMENSION));
    for (int i = 0; i < Texts.ALL.size(); i++) {
      String text = Texts.ALL.get(i);
      assertClose(row(outputs.get("sentence_embedding"), i), bare.embed(text));
      assertThat(outputs.get("token_count").longs()[i]).isEqualTo(bare.ids(text).length);
    }
    assertThat(outputs.get("truncated").booleans())
        .isEqualTo(
            new boolean[] {false, false, false, false, false, false, false, false, true, false});
  }

  @Test
  void typedContentsGetTheSameAnswer_inTypedContents() throws Exception {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder().setModelName("embed_text").setId("call-7");
    TensorMessages.addInputs(request, List.of(text(List.of("a"))), Form.TYPED);
    ModelInferResponse response = stub.modelInfer(request.build());
    assertThat(response.getId()).isEqualTo("call-7");
    assertThat(response.getModelVersion()).isEqualTo("1");
    assertThat(response.getRawOutputContentsList()).isEmpty();
    assertThat(response.getOutputs(0).getContents().getFp32ContentsCount()).isEqualTo(DIMENSION);
    assertClose(
        row(TensorMessages.outputs(response).get("sentence_embedding"), 0), bare.embed("a"));
  }

  @Test
  void similarSentencesAreClose() {
    float[] vectors =
        infer("embed_text", Map.of(), text(Texts.ALL.subList(0, 3)))
            .get("sentence_embedding")
            .floats();
    double same = cosine(vectors, 0, 1);
    double other = cosine(vectors, 0, 2);
    assertThat(same).isGreaterThan(0.7);
    assertThat(other).isLessThan(0.2);
  }

  @Test
  void parametersChangeTheVectors() throws Exception {
    Map<String, Object> parameters = Map.of("normalize", false, "dimensions", 10L);
    Tensor vectors =
        infer("embed_text", parameters, text(List.of("A man is playing a guitar.")))
            .get("sentence_embedding");
    assertThat(vectors.shape()).isEqualTo(Shape.of(1, 10));
    double[] whole = bare.embed("A man is playing a guitar.");
    float[] shortened = vectors.floats();
    // Not normalised, the values are those of the mean: a multiple of the normalised ones.
    double factor = shortened[0] / whole[0];
    assertThat(factor).isNotCloseTo(1, within(1e-3));
    for (int d = 0; d < 10; d++) {
      assertThat(shortened[d] / factor).isCloseTo(whole[d], within(CLOSE));
    }
  }

  /** Rows of different lengths, padded with a token that would change the mean if it counted. */
  @Test
  void sequencesEncodeAsInABareLoop() throws Exception {
    List<String> texts = Texts.ALL.subList(0, 8);
    int width = 60;
    long[] ids = new long[texts.size() * width];
    long[] mask = new long[texts.size() * width];
    Arrays.fill(ids, 2023);
    for (int i = 0; i < texts.size(); i++) {
      long[] ofText = bare.ids(texts.get(i));
      System.arraycopy(ofText, 0, ids, i * width, ofText.length);
      Arrays.fill(mask, i * width, i * width + ofText.length, 1);
    }
    Shape shape = Shape.of(texts.size(), width);
    Map<String, Tensor> outputs =
        infer(
            "encoder",
            Map.of(),
            Tensor.ofLongs("input_ids", shape, ids),
            Tensor.ofLongs("attention_mask", shape, mask));
    Tensor hidden = outputs.get("last_hidden_state");
    assertThat(hidden.shape()).isEqualTo(Shape.of(texts.size(), width, DIMENSION));
    float[] values = hidden.floats();
    for (int i = 0; i < texts.size(); i++) {
      assertClose(row(outputs.get("sentence_embedding"), i), bare.embed(texts.get(i)));
      float[][] expected = bare.hidden(texts.get(i));
      for (int t = 0; t < expected.length; t++) {
        int start = (i * width + t) * DIMENSION;
        assertClose(Arrays.copyOfRange(values, start, start + DIMENSION), doubles(expected[t]));
      }
    }
  }

  /** Embeddings looked up outside the network give what ids give. */
  @Test
  void embeddingsEncodeAsTheirIds() throws Exception {
    EmbeddingTable table = EncoderGraph.read(Encoders.builtIn().model()).wordEmbeddings();
    String text = "The quarterly report shows that revenue grew.";
    long[] ids = bare.ids(text);
    List<Float> rows = new ArrayList<>();
    for (long id : ids) {
      for (float value : table.row((int) id)) {
        rows.add(value);
      }
    }
    Tensor embeds = floats("inputs_embeds", Shape.of(1, ids.length, DIMENSION), rows);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    Tensor mask = Tensor.ofLongs("attention_mask", Shape.of(1, ids.length), ones);
    assertClose(
        row(infer("encoder_embeds", Map.of(), embeds, mask).get("sentence_embedding"), 0),
        bare.embed(text));

    float[] weights = new float[ids.length];
    weights[1] = 3;
    weights[2] = 1;
    Tensor weight = Tensor.ofFloats("pool_weight", Shape.of(1, ids.length), weights);
    float[][] hidden = bare.hidden(text);
    double[] expected = new double[DIMENSION];
    Arrays.setAll(expected, d -> (3.0 * hidden[1][d] + hidden[2][d]) / 4);
    assertClose(
        row(infer("encoder_embeds", Map.of(), embeds, mask, weight).get("sentence_embedding"), 0),
        BareLoop.normalized(expected));
  }

  @Test
  void aCallOfManyTextsIsSplitIntoBatches() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      texts.add("text number " + i + " word".repeat(i % 40));
    }
    Tensor vectors = infer("embed_text", Map.of(), text(texts)).get("sentence_embedding");
    for (int i = 0; i < texts.size(); i += 37) {
      assertClose(row(vectors, i), bare.embed(texts.get(i)));
    }
  }

  @Test
  void tellsWhatItIs() {
    assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
    assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();
    assertThat(
            stub.modelReady(ModelReadyRequest.newBuilder().setName("encoder").build()).getReady())
        .isTrue();
    assertThatThrownBy(() -> stub.modelReady(ModelReadyRequest.newBuilder().setName("x").build()))
        .satisfies(status(Code.NOT_FOUND, "no model 'x'"));
    assertThat(stub.serverMetadata(ServerMetadataRequest.getDefaultInstance()).getName())
        .isEqualTo("babelmeter-worker");
    ModelMetadataResponse metadata =
        stub.modelMetadata(ModelMetadataRequest.newBuilder().setName("encoder_embeds").build());
    assertThat(metadata.getInputs(0).getName()).isEqualTo("inputs_embeds");
    assertThat(metadata.getInputs(0).getDatatype()).isEqualTo(Datatype.FP32.name());
    assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, -1L, (long) DIMENSION);
    assertThat(metadata.getPropertiesMap())
        .containsEntry("encoder", "all-MiniLM-L6-v2")
        .containsEntry("pooling", "mean");
    assertThat(
            stub
                .repositoryIndex(RepositoryIndexRequest.getDefaultInstance())
                .getModelsList()
                .stream()
                .map(ModelIndex::getName))
        .containsExactly("embed_text", "encoder", "encoder_embeds");
  }

  private static Map<String, Tensor> infer(
      String model, Map<String, Object> parameters, Tensor... inputs) {
    return worker.infer(model, parameters, inputs);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static void assertClose(float[] vector, double[] expected) {
    assertThat(doubles(vector)).containsExactly(expected, within(CLOSE));
  }

  private static double cosine(float[] vectors, int a, int b) {
    double sum = 0;
    for (int d = 0; d < DIMENSION; d++) {
      sum += vectors[a * DIMENSION + d] * (double) vectors[b * DIMENSION + d];
    }
    return sum;
  }
}
