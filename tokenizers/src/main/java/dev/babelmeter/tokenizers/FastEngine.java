// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import dev.babelmeter.tokenizers.engine.Countable;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import dev.babelmeter.tokenizers.model.TokenizerSpecReader;
import dev.babelmeter.tokenizers.model.UnreadableTokenizerException;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import dev.babelmeter.tokenizers.pipeline.Encoder;
import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import dev.babelmeter.tokenizers.tally.SpecialTokens;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Babelmeter's own engine. A text on which a pattern of the vocabulary would take more than linear
 * time goes to the reference, which is loaded then.
 */
final class FastEngine implements VocabularyEngine {
  private final Pipeline pipeline;
  private final Countable countable;
  private final @Nullable TokenizerSource source;
  private @Nullable ReferenceEngine reference;
  private boolean closed;

  private FastEngine(Pipeline pipeline, Countable countable, @Nullable TokenizerSource source) {
    this.pipeline = pipeline;
    this.countable = countable;
    this.source = source;
  }

  /**
   * Loads {@code source}; null when it has a component that this engine does not count with.
   *
   * @throws VocabularyException when it is no tokenizer
   */
  static @Nullable FastEngine load(TokenizerSource source, SpecialTokens special) {
    try {
      byte[] json = source.json().getBytes(StandardCharsets.UTF_8);
      TokenizerSpec spec = TokenizerSpecReader.read(source.name(), new ByteArrayInputStream(json));
      Pipeline pipeline = Pipeline.of(spec);
      Countable countable =
          new Countable(
              pipeline, pipeline.bpe(spec.model()), pipeline.wordPiece(spec.model()), special);
      return new FastEngine(pipeline, countable, pipeline.mayGiveUp() ? source : null);
    } catch (UnsupportedComponentException e) {
      return null;
    } catch (UnreadableTokenizerException e) {
      throw source.refused(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CountEngine kind() {
    return CountEngine.FAST;
  }

  @Override
  public TextEncoder newEncoder() {
    Encoder encoder = pipeline.newEncoder();
    return text -> encode(encoder, text);
  }

  private TokenSequence encode(Encoder encoder, String text) {
    try {
      return encoder.encode(text);
    } catch (PatternBudgetException e) {
      return reference(e).newEncoder().encode(text);
    }
  }

  private synchronized ReferenceEngine reference(PatternBudgetException reason) {
    if (closed || source == null) {
      throw new IllegalStateException("the vocabulary set of this counter is closed", reason);
    }
    if (reference == null) {
      reference = ReferenceEngine.load(source);
    }
    return reference;
  }

  @Override
  public Countable countable() {
    return countable;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (reference != null) {
      reference.close();
    }
  }
}
