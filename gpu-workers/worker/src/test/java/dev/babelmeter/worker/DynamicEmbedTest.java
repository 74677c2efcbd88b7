// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import static dev.babelmeter.worker.ServedWorker.longs;
import static dev.babelmeter.worker.ServedWorker.row;
import static dev.babelmeter.worker.ServedWorker.status;
import static dev.babelmeter.worker.ServedWorker.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.dynamic.Boundary;
import dev.babelmeter.dynamic.BoundaryRule;
import dev.babelmeter.dynamic.MergeTable;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.encoder.Encoders;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import dev.babelmeter.worker.onnx.EncoderGraph;
import io.grpc.Status.Code;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model {@code dynamic_embed}, and the network that comes with the worker. */
class DynamicEmbedTest {
  private static final int DIMENSION = 384;

  /** photovoltaics is photo ##vo ##lta ##ics; the other words are tokens. */
  private static final String MERGED = "The photovoltaics work.";

  private static final String PLAIN = "A man plays the guitar.";

  @TempDir private static Path folder;

  private static ServedWorker worker;
  private static BareLoop bare;

  @BeforeAll
  static void start() throws Exception {
    bare = new BareLoop();
    Path table = folder.resolve("merges");
    MergeTable learned =
        MergeTable.learn(
            Encoders.builtIn().tokenizer().fingerprint(),
            Boundary.WORD,
            new BoundaryRule(Boundary.WORD, token -> false, token -> true),
            List.of(List.of("Ġphoto", "vo", "lta", "ics")),
            1);
    try (Writer out = Files.newBufferedWriter(table)) {
      learned.write(out);
    }
    worker =
        new ServedWorker(
            Map.of(
                "models",
                "embed_text,encoder_embeds,hypernet,dynamic_embed",
                "dynamic.merge-table",
                table.toString()));
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
    bare.close();
  }

  private static Map<String, Tensor> embed(Map<String, Object> parameters, String... texts) {
    return worker.infer("dynamic_embed", parameters, text(List.of(texts)));
  }

  @Test
  void wordsOfSeveralTokensAreOnePosition() {
    Map<String, Tensor> outputs = embed(Map.of(), MERGED, PLAIN);
    assertThat(outputs.get("length_before").longs()).containsExactly(9, 8);
    assertThat(outputs.get("length_after").longs()).containsExactly(6, 8);
    assertThat(outputs.get("tokens").texts())
        .startsWith("[CLS]", "Ġthe", "Ġphotovoltaics", "Ġwork", "Ġ.", "[SEP]", "[CLS]", "Ġa");
    assertThat(outputs).doesNotContainKey("plain_cosine");
  }

  /** Where nothing is merged, the vector is that of the bare loop. */
  @Test
  void aTextWithoutMergesIsEmbeddedAsIs() throws Exception {
    float[] vector = row(embed(Map.of(), MERGED, PLAIN).get("sentence_embedding"), 1);
    double[] expected = bare.embed(PLAIN);
    for (int d = 0; d < DIMENSION; d++) {
      assertThat((double) vector[d]).isCloseTo(expected[d], within(1e-5));
    }
  }

  /** The same by hand: the row of the network, put among the encoder's rows, weighted by pieces. */
  @Test
  void aMergedTextIsWhatItsPartsGive() throws Exception {
    EmbeddingTable table = EncoderGraph.read(Encoders.builtIn().model()).wordEmbeddings();
    long[] ids = bare.ids(MERGED);
    float[] predicted =
        worker
            .infer(
                "hypernet",
                Map.of(),
                longs("surface_forms", 1, 7, ids[2], ids[3], ids[4], ids[5], 0, 0, 0))
            .get("embedding_in")
            .floats();
    List<float[]> rows = new ArrayList<>();
    rows.add(table.row((int) ids[0]));
    rows.add(table.row((int) ids[1]));
    rows.add(predicted);
    for (int i = 6; i < ids.length; i++) {
      rows.add(table.row((int) ids[i]));
    }
    float[] embeddings = new float[rows.size() * DIMENSION];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, embeddings, i * DIMENSION, DIMENSION);
    }
    Tensor embeds =
        Tensor.ofFloats("inputs_embeds", Shape.of(1, rows.size(), DIMENSION), embeddings);
    Tensor mask = longs("attention_mask", 1, rows.size(), 1, 1, 1, 1, 1, 1);
    Tensor weights = Tensor.ofFloats("pool_weight", Shape.of(1, 6), new float[] {1, 1, 4, 1, 1, 1});
    assertClose(
        embed(Map.of(), MERGED), worker.infer("encoder_embeds", Map.of(), embeds, mask, weights));
    assertClose(
        embed(Map.of("pool", "mean"), MERGED),
        worker.infer("encoder_embeds", Map.of(), embeds, mask));
  }

  private static void assertClose(Map<String, Tensor> one, Map<String, Tensor> other) {
    assertThat(one.get("sentence_embedding").floats())
        .containsExactly(other.get("sentence_embedding").floats(), within(1e-5f));
  }

  /** A merged text stays close to itself, closer than to another. */
  @Test
  void tellsHowCloseItStays() throws Exception {
    Map<String, Tensor> outputs = embed(Map.of("compare", true), MERGED, PLAIN);
    float[] vector = row(outputs.get("sentence_embedding"), 0);
    double[] plain = bare.embed(MERGED);
    double[] other = bare.embed(PLAIN);
    double product = 0;
    double withOther = 0;
    for (int d = 0; d < DIMENSION; d++) {
      product += vector[d] * plain[d];
      withOther += vector[d] * other[d];
    }
    float[] cosines = outputs.get("plain_cosine").floats();
    assertThat((double) cosines[0]).isCloseTo(product, within(1e-5));
    // One of four words is merged, and it is the one that the text is about.
    assertThat(product).isGreaterThan(withOther + 0.3);
    assertThat(cosines[1]).isCloseTo(1, within(1e-5f));
  }

  @Test
  void modesMergeAsTheySay() {
    assertThat(embed(Map.of("mode", "batch", "merges", 0L), MERGED).get("length_after").longs())
        .containsExactly(9);
    // All pairs of the word come twice, and the first of them first.
    assertThat(embed(Map.of("mode", "batch", "merges", 1L), MERGED, MERGED).get("tokens").texts())
        .startsWith("[CLS]", "Ġthe", "Ġphotovo", "lta");
    assertThat(embed(Map.of("mode", "frozen"), MERGED).get("tokens").texts())
        .startsWith("[CLS]", "Ġthe", "Ġphotovo", "lta", "ics", "Ġwork");
  }

  /** The network takes seven pieces: a word of more keeps them. */
  @Test
  void aWordOfTooManyTokensStaysAsItIs() throws Exception {
    String word = "qzxqzxqzxqzxqzx";
    assertThat(bare.ids(word).length).isGreaterThan(9);
    Map<String, Tensor> outputs = embed(Map.of(), word);
    assertThat(outputs.get("length_after").longs()).isEqualTo(outputs.get("length_before").longs());
  }

  @Test
  void wrongWishesAreRefused() {
    assertRefused(Map.of("mode", "all"), "mode is unknown: give word, frozen or batch");
    assertRefused(Map.of("boundary", "line"), "boundary is unknown: give one of pretoken, word");
    assertRefused(Map.of("merges", 3L), "merges belongs to mode batch");
    assertRefused(Map.of("mode", "batch", "merges", -1L), "merges is -1: give 0 or more");
    assertRefused(Map.of("mode", "frozen", "boundary", "word"), "a table has its own boundary");
    assertRefused(Map.of("pool", "cls"), "pool is unknown: give pieces or mean");
    assertRefused(Map.of("lang_index", 1L), "lang_index is 1: the network knows 0 languages");
    assertThat(embed(Map.of(), PLAIN)).hasSize(4);
  }

  private static void assertRefused(Map<String, Object> parameters, String message) {
    assertThatThrownBy(() -> embed(parameters, "good"))
        .satisfies(status(Code.INVALID_ARGUMENT, message));
  }
}
