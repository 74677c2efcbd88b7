// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static dev.babelmeter.worker.ServedWorker.floats;
import static dev.babelmeter.worker.ServedWorker.longs;
import static dev.babelmeter.worker.ServedWorker.row;
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
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  @Test
  void aLongTextIsRefused_whenItMustNotBeCut() {
    assertThatThrownBy(
            () ->
                infer(
                    "embed_text", Map.of("truncate", false), text(List.of("a", Texts.ALL.get(8)))))
        .satisfies(
            status(Code.INVALID_ARGUMENT, "text 1 has 702 tokens and the encoder takes 512"));
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
  void badCallsGetOneClearSentence_andTheWorkerStaysUp() {
    Tensor good = text(List.of("good"));
    assertRefused(
        "embed_text",
        "the call has 10000 rows and may have 1024",
        text(Collections.nCopies(10_000, "a")));
    assertRefused("embed_text", "input 'text' is missing");
    assertRefused(
        "embed_text",
        "input 'text' has the shape [0,1] and must have [-1,1] with sizes above zero",
        text(List.of()));
    assertRefused(
        "embed_text",
        "input 'text' has the shape [1,2] and must have [-1,1]",
        Tensor.ofTexts("text", Shape.of(1, 2), List.of("a", "b")));
    assertRefused(
        "embed_text",
        "input 'text' is FP32 and must be BYTES",
        Tensor.ofFloats("text", Shape.of(1), new float[1]));
    assertRefused(
        "embed_text",
        "model embed_text has no input 'txt': use text",
        good,
        Tensor.ofFloats("txt", Shape.of(1), new float[1]));
    assertRefused("embed_text", "text 0 has 100001 characters", text(List.of("a".repeat(100_001))));
    assertRefused(
        "encoder",
        "input_ids holds 30522 in row 1: give numbers from 0 to 30521",
        longs("input_ids", 2, 2, 1, 2, 30522, 3),
        longs("attention_mask", 2, 2, 1, 1, 1, 1));
    assertRefused(
        "encoder",
        "input 'attention_mask' has the shape [1,2] and must have [2,2]",
        longs("input_ids", 2, 2, 1, 2, 3, 4),
        longs("attention_mask", 1, 2, 1, 1));
    assertRefused(
        "encoder",
        "attention_mask has no 1 in row 0",
        longs("input_ids", 1, 2, 1, 2),
        longs("attention_mask", 1, 2, 0, 0));
    assertRefused(
        "encoder",
        "attention_mask holds 2 in row 0",
        longs("input_ids", 1, 2, 1, 2),
        longs("attention_mask", 1, 2, 1, 2));
    assertRefused(
        "encoder",
        "input 'input_ids' has the shape [0,2] and must have [-1,-1]",
        longs("input_ids", 0, 2),
        longs("attention_mask", 0, 2));
    assertRefused(
        "encoder",
        "input_ids has 513 tokens a row and the encoder takes 512",
        Tensor.ofLongs("input_ids", Shape.of(1, 513), new long[513]),
        Tensor.ofLongs("attention_mask", Shape.of(1, 513), new long[513]));
    assertRefused(
        "encoder",
        "token_type_ids holds 2 in row 0: give numbers from 0 to 1",
        longs("input_ids", 1, 1, 1),
        longs("attention_mask", 1, 1, 1),
        longs("token_type_ids", 1, 1, 2));
    float[] withNan = new float[DIMENSION];
    withNan[7] = Float.NaN;
    assertRefused(
        "encoder_embeds",
        "inputs_embeds holds a value that is no finite number in row 0",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, DIMENSION), withNan),
        longs("attention_mask", 1, 1, 1));
    assertRefused(
        "encoder_embeds",
        "input 'inputs_embeds' has the shape [1,1,383] and must have [-1,-1,384]",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, 383), new float[383]),
        longs("attention_mask", 1, 1, 1));
    assertRefused(
        "encoder_embeds",
        "pool_weight has no weight above 0 in row 0",
        Tensor.ofFloats("inputs_embeds", Shape.of(1, 1, DIMENSION), new float[DIMENSION]),
        longs("attention_mask", 1, 1, 1),
        Tensor.ofFloats("pool_weight", Shape.of(1, 1), new float[1]));
    assertThat(infer("embed_text", Map.of(), good)).hasSize(3);
  }

  @Test
  void wrongParametersAndNamesAreRefused() {
    Tensor good = text(List.of("good"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("truncate", "yes"), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "parameter 'truncate' is not a bool"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("dimensions", 385L), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "dimensions is 385: give a number from 1 to 384"));
    assertThatThrownBy(() -> infer("embed_text", Map.of("lang", "de"), good))
        .satisfies(status(Code.INVALID_ARGUMENT, "has no parameter 'lang'"));
    assertThatThrownBy(() -> infer("embed_image", Map.of(), good))
        .satisfies(status(Code.NOT_FOUND, "no model 'embed_image': use one of embed_text, enc"));
    assertThatThrownBy(
            () ->
                stub.modelInfer(
                    ModelInferRequest.newBuilder()
                        .setModelName("encoder")
                        .setModelVersion("2")
                        .build()))
        .satisfies(status(Code.NOT_FOUND, "model encoder has no version '2'"));
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

  private static void assertRefused(String model, String message, Tensor... inputs) {
    assertThatThrownBy(() -> infer(model, Map.of(), inputs))
        .satisfies(status(Code.INVALID_ARGUMENT, message));
  }

  private static Consumer<Throwable> status(Code code, String message) {
    return error -> {
      assertThat(error).isInstanceOf(StatusRuntimeException.class).hasMessageContaining(message);
      assertThat(((StatusRuntimeException) error).getStatus().getCode()).isEqualTo(code);
    };
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
