// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.dynamic.MergeChoice;
import dev.babelmeter.worker.dynamic.MergedToken;
import dev.babelmeter.worker.dynamic.TextMerger;
import dev.babelmeter.worker.encoder.EncodedRow;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.encoder.TextTokens;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts whose tokens are merged beyond the vocabulary: a merged token has one position, and
 * the row that the hypernetwork predicts. All others, special ones among them, keep the encoder's
 * rows. Safe for use by several threads.
 */
public final class DynamicEmbedder {
  private final TextEmbedder texts;
  private final TextMerger merger;
  private final HypernetService hypernet;
  private final EncoderService encoder;
  private final EmbeddingTable table;
  private final Admission admission;
  private final Executor tokenizing;
  private final boolean mean;

  /**
   * Makes an embedder.
   *
   * @param encoder the encoder over embeddings
   * @param table its word embedding
   * @param mean whether it pools by the mean, which alone can weigh positions
   */
  public DynamicEmbedder(
      TextEmbedder texts,
      TextMerger merger,
      HypernetService hypernet,
      EncoderService encoder,
      EmbeddingTable table,
      Admission admission,
      Executor tokenizing,
      boolean mean) {
    this.texts = texts;
    this.merger = merger;
    this.hypernet = hypernet;
    this.encoder = encoder;
    this.table = table;
    this.admission = admission;
    this.tokenizing = tokenizing;
    this.mean = mean;
  }

  /**
   * What a call asks for.
   *
   * @param choice how tokens are merged
   * @param options how texts are embedded
   * @param byPieces whether a position counts in the mean by the tokens that it is made of
   * @param compare whether each text is embedded without merging too
   * @param language number of the language for the network; 0 where it is told none
   */
  record Wish(
      MergeChoice choice, TextOptions options, boolean byPieces, boolean compare, int language) {}

  /**
   * What became of a call's texts.
   *
   * @param vectors a vector for each
   * @param positions the positions of each
   * @param before tokens of each, special ones included
   * @param plain the vectors without merging; empty when they were not asked for
   * @param timing where the time went
   */
  record Dynamic(
      List<float[]> vectors,
      List<List<MergedToken>> positions,
      List<TextTokens> before,
      List<float[]> plain,
      Timing timing) {}

  /** How texts are embedded when a call does not say otherwise. */
  TextOptions defaults() {
    return texts.defaults();
  }

  /** Length of vectors. */
  int dimension() {
    return encoder.dimension();
  }

  /** Languages that the network knows; 0 when it is told none. */
  int languages() {
    return hypernet.config().languages();
  }

  /** Whether there is a table for the mode {@code frozen}. */
  boolean hasTable() {
    return merger.tableVersion() != null;
  }

  private record Prepared(List<TextTokens> before, List<List<MergedToken>> positions, long nanos) {}

  /** Embeds {@code lines}. */
  CompletableFuture<Dynamic> embed(List<String> lines, Wish wish, Call call) {
    int rows = wish.compare ? 2 * lines.size() : lines.size();
    return admission.admit(
        rows,
        () -> {
          CompletableFuture<Dynamic> result =
              CompletableFuture.supplyAsync(() -> prepared(lines, wish, call), tokenizing)
                  .thenCompose(prepared -> embed(prepared, wish, call));
          call.onGivenUp(result::completeExceptionally);
          return result;
        });
  }

  private Prepared prepared(List<String> lines, Wish wish, Call call) {
    long started = System.nanoTime();
    List<TextTokens> before = texts.tokens(lines, wish.options, call);
    List<List<MergedToken>> positions =
        merger.merge(before.stream().map(TextTokens::ids).toList(), wish.choice);
    return new Prepared(before, positions, System.nanoTime() - started);
  }

  private CompletableFuture<Dynamic> embed(Prepared prepared, Wish wish, Call call) {
    List<HypernetService.Form> forms = new ArrayList<>();
    for (List<MergedToken> positions : prepared.positions) {
      for (MergedToken token : positions) {
        if (token.isMerged()) {
          forms.add(form(token.ids(), wish.language));
        }
      }
    }
    CompletableFuture<List<HypernetService.Rows>> predicted =
        forms.isEmpty()
            ? CompletableFuture.completedFuture(List.of())
            : hypernet.predict(forms, call, BatchResult::rows);
    return predicted
        .thenCompose(rows -> encoder.encode(rows(prepared, wish, rows), call))
        .thenApply(encoded -> dynamic(prepared, wish, encoded));
  }

  private HypernetService.Form form(int[] ids, int language) {
    int[] pieces = new int[hypernet.config().maxPieces()];
    Arrays.fill(pieces, hypernet.config().padding());
    System.arraycopy(ids, 0, pieces, 0, ids.length);
    return new HypernetService.Form(pieces, language);
  }

  private List<EncoderRow> rows(
      Prepared prepared, Wish wish, List<HypernetService.Rows> predicted) {
    List<EncoderRow> rows = new ArrayList<>();
    Iterator<HypernetService.Rows> next = predicted.iterator();
    for (List<MergedToken> positions : prepared.positions) {
      List<float[]> embeddings = new ArrayList<>(positions.size());
      float[] weights = new float[positions.size()];
      for (MergedToken token : positions) {
        weights[embeddings.size()] = token.ids().length;
        embeddings.add(token.isMerged() ? next.next().in() : table.row(token.ids()[0]));
      }
      rows.add(row(embeddings, mean && wish.byPieces ? weights : null));
    }
    if (wish.compare) {
      for (TextTokens tokens : prepared.before) {
        rows.add(
            row(
                Arrays.stream(tokens.ids()).mapToObj(id -> table.row(Math.toIntExact(id))).toList(),
                null));
      }
    }
    return rows;
  }

  private static EncoderRow row(List<float[]> embeddings, float @Nullable [] weights) {
    int width = embeddings.get(0).length;
    float[] values = new float[embeddings.size() * width];
    for (int i = 0; i < embeddings.size(); i++) {
      System.arraycopy(embeddings.get(i), 0, values, i * width, width);
    }
    long[] mask = new long[embeddings.size()];
    Arrays.fill(mask, 1);
    return new EncoderRow(
        new RowInput.Embeddings(values), mask, weights, EncoderRow.Output.SENTENCE);
  }

  private static Dynamic dynamic(Prepared prepared, Wish wish, BatchResult<EncodedRow> encoded) {
    List<float[]> vectors =
        encoded.rows().stream()
            .map(row -> TextEmbedder.vector(row.sentence(), wish.options))
            .toList();
    int count = prepared.positions.size();
    return new Dynamic(
        vectors.subList(0, count),
        prepared.positions,
        prepared.before,
        vectors.subList(count, vectors.size()),
        new Timing(prepared.nanos, encoded.queueNanos(), encoded.deviceNanos()));
  }
}
