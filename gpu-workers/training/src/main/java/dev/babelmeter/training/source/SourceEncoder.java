// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.source;

import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.worker.encoder.EncodedRow;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.EncoderRow.Output;
import dev.babelmeter.worker.encoder.OnnxEncoder;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.onnx.Device;
import dev.babelmeter.worker.onnx.OnnxSessions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The source's encoder over rows of embeddings, in ONNX Runtime. */
public final class SourceEncoder implements AutoCloseable {
  private static final int BATCH = 32;

  private final OnnxEncoder encoder;
  private final RowTable table;

  private SourceEncoder(OnnxEncoder encoder, RowTable table) {
    this.encoder = encoder;
    this.table = table;
  }

  /** Loads the encoder of {@code source}. */
  public static SourceEncoder open(Source source) {
    Device device = new Device(Device.Kind.CPU, 0, 0);
    return new SourceEncoder(
        OnnxEncoder.of(
            source.encoder().name(),
            OnnxSessions.open(source.graph().overEmbeddings(), device),
            source.encoder().pooling()),
        source.table());
  }

  /**
   * A sequence.
   *
   * @param rows for each position its row
   * @param weights how much each position counts in the mean; null when all count the same
   */
  public record Sequence(List<float[]> rows, float @Nullable [] weights) {}

  /** The rows of the source's tokens {@code ids}. */
  public List<float[]> rows(int... ids) {
    return Arrays.stream(ids).mapToObj(table::row).toList();
  }

  /** The vectors of {@code sequences}, in their order; batches are of similar lengths. */
  public float[][] vectors(List<Sequence> sequences) {
    int[] order =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted((a, b) -> sequences.get(a).rows.size() - sequences.get(b).rows.size())
            .mapToInt(Integer::intValue)
            .toArray();
    float[][] vectors = new float[order.length][];
    for (int from = 0; from < order.length; from += BATCH) {
      int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
      List<EncodedRow> encoded =
          encoder.encode(
              Arrays.stream(batch).mapToObj(sequences::get).map(SourceEncoder::row).toList());
      for (int i = 0; i < batch.length; i++) {
        vectors[batch[i]] = encoded.get(i).sentence();
      }
    }
    return vectors;
  }

  private static EncoderRow row(Sequence sequence) {
    int width = sequence.rows.get(0).length;
    float[] values = new float[sequence.rows.size() * width];
    for (int i = 0; i < sequence.rows.size(); i++) {
      System.arraycopy(sequence.rows.get(i), 0, values, i * width, width);
    }
    long[] mask = new long[sequence.rows.size()];
    Arrays.fill(mask, 1);
    return new EncoderRow(new RowInput.Embeddings(values), mask, sequence.weights, Output.SENTENCE);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
