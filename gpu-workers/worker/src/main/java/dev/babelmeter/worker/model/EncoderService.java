// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.batch.BatchLimits;
import dev.babelmeter.worker.batch.BatchObserver;
import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.batch.Batcher;
import dev.babelmeter.worker.batch.DeviceGate;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.CallException.Reason;
import dev.babelmeter.worker.encoder.EncodedRow;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.OnnxEncoder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** An encoder that serves many calls at once. */
public final class EncoderService implements RowService {
  private final OnnxEncoder encoder;
  private final Batcher<EncoderRow, EncodedRow> batcher;
  private final Executor answering;

  /**
   * Starts to serve {@code encoder}, which it closes.
   *
   * @param answering makes the answers, so that the device's threads need not
   */
  public EncoderService(
      String name,
      OnnxEncoder encoder,
      BatchLimits limits,
      DeviceGate device,
      BatchObserver observer,
      Executor answering) {
    this.answering = answering;
    this.encoder = encoder;
    this.batcher =
        new Batcher<>(name, limits, EncoderRow::length, encoder::encode, device, observer);
  }

  /** Length of the vectors that it makes. */
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public int queuedRows() {
    return batcher.queuedRows();
  }

  /** Encodes the rows of {@code call}; fails when a value that comes out is no finite number. */
  public CompletableFuture<BatchResult<EncodedRow>> encode(List<EncoderRow> rows, Call call) {
    return batcher.submit(rows, call).thenApplyAsync(EncoderService::requireFinite, answering);
  }

  private static BatchResult<EncodedRow> requireFinite(BatchResult<EncodedRow> result) {
    for (int i = 0; i < result.rows().size(); i++) {
      if (!result.rows().get(i).isFinite()) {
        throw new CallException(
            Reason.FAILED,
            "the model gave a value that is no finite number for row %d: send smaller values"
                .formatted(i));
      }
    }
    return result;
  }

  @Override
  public void abandon() {
    batcher.abandon();
  }

  @Override
  public void close() {
    batcher.close();
    encoder.close();
  }
}
