// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.tokenizers.ModelTokenizer.ModelInput;
import dev.babelmeter.worker.batch.BatchResult;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.call.Call;
import dev.babelmeter.worker.call.CallException;
import dev.babelmeter.worker.call.Timing;
import dev.babelmeter.worker.encoder.EncodedRow;
import dev.babelmeter.worker.encoder.EncoderRow;
import dev.babelmeter.worker.encoder.RowInput;
import dev.babelmeter.worker.encoder.TextTokens;
import dev.babelmeter.worker.encoder.Truncation;
import dev.babelmeter.worker.encoder.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Embeds texts. Safe for use by several threads. */
public final class TextEmbedder {
  private final ModelTokenizer tokenizer;
  private final EncoderService encoder;
  private final Admission admission;
  private final TextLimits limits;
  private final TextOptions defaults;
  private final Executor tokenizing;
  private final TextObserver observer;

  /** Hears of every text that is tokenised. */
  @FunctionalInterface
  public interface TextObserver {
    /** A text has {@code tokens} tokens, and was cut or not. */
    void tokenized(int tokens, boolean truncated);
  }

  /**
   * Makes an embedder.
   *
   * @param defaults what holds where a caller does not say otherwise
   * @param tokenizing runs the tokenizer; what waits for it is bounded by {@code admission}
   */
  public TextEmbedder(
      ModelTokenizer tokenizer,
      EncoderService encoder,
      Admission admission,
      TextLimits limits,
      TextOptions defaults,
      Executor tokenizing,
      TextObserver observer) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.admission = admission;
    this.limits = limits;
    this.defaults = defaults;
    this.tokenizing = tokenizing;
    this.observer = observer;
  }

  /** What holds where a caller does not say otherwise. */
  public TextOptions defaults() {
    return defaults;
  }

  /** How long texts may be. */
  public TextLimits limits() {
    return limits;
  }

  /** Values of a vector. */
  public int dimension() {
    return encoder.dimension();
  }

  /**
   * Embeds the texts of {@code call}.
   *
   * @return their vectors, or a {@link CallException}
   */
  public CompletableFuture<TextEmbeddings> embed(
      List<String> texts, TextOptions options, Call call) {
    if (texts.isEmpty()) {
      return CompletableFuture.failedFuture(
          CallException.invalid("the call holds no text: send one at least"));
    }
    if (options.dimensions() < 0 || options.dimensions() > dimension()) {
      return CompletableFuture.failedFuture(
          CallException.invalid(
              "dimensions is %d: give a number from 1 to %d"
                  .formatted(options.dimensions(), dimension())));
    }
    return admission.admit(texts.size(), () -> embedAdmitted(texts, options, call));
  }

  private CompletableFuture<TextEmbeddings> embedAdmitted(
      List<String> texts, TextOptions options, Call call) {
    CompletableFuture<TextEmbeddings> result =
        CompletableFuture.supplyAsync(() -> tokenized(texts, options, call), tokenizing)
            .thenCompose(
                tokenized ->
                    encoder
                        .encode(tokenized.texts.stream().map(TextEmbedder::row).toList(), call)
                        .thenApply(encoded -> embeddings(encoded, tokenized, options)));
    // It may be given up while it waits for the tokenizer.
    call.onGivenUp(result::completeExceptionally);
    return result;
  }

  private record Tokenized(List<TextTokens> texts, long nanos) {}

  private Tokenized tokenized(List<String> texts, TextOptions options, Call call) {
    long started = System.nanoTime();
    List<TextTokens> tokens = tokens(texts, options, call);
    return new Tokenized(tokens, System.nanoTime() - started);
  }

  /** The tokens of {@code texts}, cut as {@code options} say. */
  List<TextTokens> tokens(List<String> texts, TextOptions options, Call call) {
    List<TextTokens> tokens = new ArrayList<>(texts.size());
    for (String text : texts) {
      call.requireWanted();
      TextTokens ofText = tokens(text, tokens.size(), options);
      observer.tokenized(ofText.whole(), ofText.isTruncated());
      tokens.add(ofText);
    }
    return tokens;
  }

  private TextTokens tokens(String text, int index, TextOptions options) {
    if (text.length() > limits.maxCharacters()) {
      throw CallException.invalid(
          "text %d has %d characters and may have %d: shorten it"
              .formatted(index, text.length(), limits.maxCharacters()));
    }
    ModelInput input;
    try {
      input = tokenizer.encode(text);
    } catch (IllegalArgumentException e) {
      throw CallException.invalid("text " + index + ": " + e.getMessage());
    }
    if (input.size() > limits.maxTokens() && !options.truncate()) {
      throw CallException.invalid(
          "text %d has %d tokens and the encoder takes %d: shorten it, or let it be truncated"
              .formatted(index, input.size(), limits.maxTokens()));
    }
    return Truncation.cut(input, limits.maxTokens(), options.side());
  }

  private static EncoderRow row(TextTokens tokens) {
    long[] mask = new long[tokens.ids().length];
    Arrays.fill(mask, 1);
    return new EncoderRow(
        new RowInput.Ids(tokens.ids(), tokens.typeIds()), mask, null, EncoderRow.Output.SENTENCE);
  }

  private static TextEmbeddings embeddings(
      BatchResult<EncodedRow> encoded, Tokenized tokenized, TextOptions options) {
    List<float[]> vectors =
        encoded.rows().stream().map(row -> vector(row.sentence(), options)).toList();
    return new TextEmbeddings(
        vectors,
        tokenized.texts,
        new Timing(tokenized.nanos, encoded.queueNanos(), encoded.deviceNanos()));
  }

  /** The vector that {@code options} ask for. */
  static float[] vector(float[] sentence, TextOptions options) {
    float[] shortened =
        options.dimensions() == 0 ? sentence : Vectors.shortened(sentence, options.dimensions());
    return options.normalize() ? Vectors.normalized(shortened) : shortened;
  }
}
