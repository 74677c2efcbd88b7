// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.client;

import dev.babelmeter.protocol.client.WorkerFailure.Kind;
import dev.babelmeter.protocol.tensor.InvalidTensorException;
import dev.babelmeter.protocol.tensor.Shape;
import dev.babelmeter.protocol.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A model of texts behind the Open Inference Protocol: Babelmeter's worker, or Triton. */
public final class InferenceBackend implements EmbeddingBackend {
  private static final String TOKEN_COUNT = "token_count";
  private static final String TRUNCATED = "truncated";

  /**
   * What the server calls things.
   *
   * @param model the model
   * @param text its input, BYTES[-1,1]
   * @param embedding its output, FP32 or FP16[-1,D]
   */
  public record Names(String model, String text, String embedding) {
    /** The names of Babelmeter's worker. */
    public static final Names OURS = new Names("embed_text", "text", "sentence_embedding");
  }

  private final WorkerChannel channel;
  private final Names names;

  /** Makes a backend over {@code channel}, which it closes. */
  public InferenceBackend(WorkerChannel channel, Names names) {
    this.channel = channel;
    this.names = names;
  }

  @Override
  public String address() {
    return channel.address();
  }

  @Override
  public CompletableFuture<List<Embedding>> embed(List<String> texts, Duration limit) {
    Tensor text = Tensor.ofTexts(names.text, Shape.of(texts.size(), 1), texts);
    return channel
        .infer(names.model, List.of(text), limit)
        .thenApply(outputs -> embeddings(outputs, texts.size()));
  }

  private List<Embedding> embeddings(Map<String, Tensor> outputs, int count) {
    try {
      Tensor vectors = outputs.get(names.embedding);
      if (vectors == null || vectors.shape().rank() != 2 || vectors.shape().size(0) != count) {
        throw new InvalidTensorException(
            "it has no %s of %d rows".formatted(names.embedding, count));
      }
      int width = vectors.shape().size(1);
      float[] values = vectors.floats();
      Tensor counts = ofLength(outputs.get(TOKEN_COUNT), count);
      Tensor cuts = ofLength(outputs.get(TRUNCATED), count);
      long[] tokens = counts == null ? null : counts.longs();
      boolean[] truncated = cuts == null ? null : cuts.booleans();
      List<Embedding> embeddings = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        embeddings.add(
            new Embedding(
                Arrays.copyOfRange(values, i * width, i * width + width),
                tokens == null ? null : (int) tokens[i],
                truncated == null ? null : truncated[i]));
      }
      return embeddings;
    } catch (InvalidTensorException e) {
      throw new WorkerFailure(
          Kind.FAILED,
          "the answer of the worker " + address() + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private static @Nullable Tensor ofLength(@Nullable Tensor tensor, int count) {
    return tensor != null && tensor.shape().elements() == count ? tensor : null;
  }

  @Override
  public void close() {
    channel.close();
  }
}
