// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.worker.batch.BatchLimits;
import dev.babelmeter.worker.batch.BatchObserver;
import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.batch.Batcher;
import dev.babelmeter.worker.batch.DeviceGate;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.hypernet.Hypernet;
import dev.babelmeter.worker.hypernet.HypernetConfig;
import dev.babelmeter.worker.hypernet.PredictionCache;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A hypernetwork over the encoder's own table that serves many calls at once. */
public final class HypernetService implements RowService {
  private final Hypernet network;
  private final EmbeddingTable table;
  private final Batcher<Form, Rows> batcher;
  private final PredictionCache<Rows> cache;
  private final Executor answering;

  /**
   * A token to predict.
   *
   * @param pieces ids of its pieces, filled up with the padding
   * @param language number of its language
   */
  record Form(int[] pieces, int language) {}

  /**
   * What was predicted of a token.
   *
   * @param in its row of the input table
   * @param out its row of the output table; empty where there is none
   * @param bias its bias; 0 where none is predicted
   */
  record Rows(float[] in, float[] out, float bias) {}

  /**
   * Starts to serve {@code network}, which it closes.
   *
   * @param table that of the encoder
   * @param cacheBytes memory for predictions that are remembered
   * @param answering makes the answers, so that the device's threads need not
   * @throws RoleException when the network is not for that table
   */
  public HypernetService(
      String name,
      Hypernet network,
      EmbeddingTable table,
      long cacheBytes,
      BatchLimits limits,
      DeviceGate device,
      BatchObserver observer,
      Executor answering) {
    HypernetConfig config = network.config();
    if (config.sourceTokens() != table.rows() || config.inputWidth() != table.dimension()) {
      throw new RoleException(
          "the hypernetwork is for a table of %d rows of %d values and the encoder's has %d of %d: set hypernet.folder to one that was trained for this encoder"
              .formatted(
                  config.sourceTokens(), config.inputWidth(), table.rows(), table.dimension()));
    }
    this.network = network;
    this.table = table;
    this.answering = answering;
    this.cache =
        new PredictionCache<>(
            cacheBytes,
            config.embedding() * (config.separateOutput() ? 2 : 1) + 1,
            config.maxPieces());
    this.batcher =
        new Batcher<>(name, limits, form -> form.pieces.length, this::predict, device, observer);
  }

  /** The shape of the network. */
  public HypernetConfig config() {
    return network.config();
  }

  @Override
  public int queuedRows() {
    return batcher.queuedRows();
  }

  /** The predictions that are remembered. */
  public PredictionCache<?> cache() {
    return cache;
  }

  /**
   * Predicts the rows of the tokens of {@code call}, those that are not remembered, and makes
   * {@code answer} of them.
   */
  <T> CompletableFuture<T> predict(
      List<Form> forms, Call call, Function<BatchResult<Rows>, T> answer) {
    List<@Nullable Rows> known = new ArrayList<>(forms.size());
    List<Form> unknown = new ArrayList<>();
    for (Form form : forms) {
      Rows remembered = cache.get(form.pieces, form.language);
      known.add(remembered);
      if (remembered == null) {
        unknown.add(form);
      }
    }
    return batcher
        .submit(unknown, call)
        .thenApplyAsync(result -> answer.apply(completed(known, unknown, result)), answering);
  }

  private BatchResult<Rows> completed(
      List<@Nullable Rows> known, List<Form> unknown, BatchResult<Rows> result) {
    for (int i = 0; i < unknown.size(); i++) {
      Form form = unknown.get(i);
      cache.put(form.pieces, form.language, result.rows().get(i));
    }
    Iterator<Rows> predicted = result.rows().iterator();
    List<Rows> all = new ArrayList<>(known.size());
    for (Rows remembered : known) {
      all.add(remembered == null ? predicted.next() : remembered);
    }
    return new BatchResult<>(all, result.queueNanos(), result.deviceNanos());
  }

  private List<Rows> predict(List<Form> forms) {
    Hypernet.Prediction prediction =
        network.predict(
            forms.stream().map(Form::pieces).toArray(int[][]::new),
            table::row,
            forms.stream().mapToInt(Form::language).toArray());
    int width = network.config().embedding();
    List<Rows> rows = new ArrayList<>(forms.size());
    for (int i = 0; i < forms.size(); i++) {
      int from = i * width;
      float bias = prediction.bias().isPresent() ? prediction.bias().get()[i] : 0;
      rows.add(
          new Rows(
              Arrays.copyOfRange(prediction.in(), from, from + width),
              prediction
                  .out()
                  .map(out -> Arrays.copyOfRange(out, from, from + width))
                  .orElseGet(() -> new float[0]),
              bias));
    }
    return rows;
  }

  @Override
  public void abandon() {
    batcher.abandon();
  }

  @Override
  public void close() {
    batcher.close();
    network.close();
  }
}
