// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.babelmeter.tokenizers.engine.Countable;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import org.jspecify.annotations.Nullable;

/** HuggingFace tokenizers, without the special tokens that a template puts around a text. */
final class ReferenceEngine implements VocabularyEngine {
  private final NativeTokenizer tokenizer;

  private ReferenceEngine(NativeTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Loads {@code source}, whatever truncation and padding it asks for switched off.
   *
   * @throws VocabularyException when the library does not accept it
   */
  static ReferenceEngine load(TokenizerSource source) {
    return new ReferenceEngine(NativeTokenizer.load(source));
  }

  @Override
  public CountEngine kind() {
    return CountEngine.REFERENCE;
  }

  @Override
  public TextEncoder newEncoder() {
    return this::encode;
  }

  @Override
  public @Nullable Countable countable() {
    return null;
  }

  private TokenSequence encode(String text) {
    return tokenizer.encode(
        text,
        false,
        encoding ->
            sequence(
                tokenizer.library().getTokenIds(encoding),
                tokenizer.library().getTokenCharSpans(encoding)));
  }

  private static TokenSequence sequence(long[] longIds, CharSpan[] spans) {
    int size = longIds.length;
    int[] ids = new int[size];
    int[] starts = new int[size];
    int[] ends = new int[size];
    for (int i = 0; i < size; i++) {
      ids[i] = Math.toIntExact(longIds[i]);
      starts[i] = spans[i].getStart();
      ends[i] = spans[i].getEnd();
    }
    return new TokenSequence(ids, starts, ends);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
