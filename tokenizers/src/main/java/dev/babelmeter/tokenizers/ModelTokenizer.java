// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.babelmeter.tokenizers.tally.Surrogates;

/**
 * Tokenises texts as a model takes them: with the special tokens that the vocabulary's template
 * puts around a text, without truncation and padding. It is the reference implementation. Safe for
 * use by several threads; to be closed when none of them uses it any more.
 */
public final class ModelTokenizer implements AutoCloseable {
  private final NativeTokenizer tokenizer;

  private ModelTokenizer(NativeTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Loads the tokenizer of {@code source}.
   *
   * @throws VocabularyException when the reference does not accept it
   */
  public static ModelTokenizer open(TokenizerSource source) {
    return new ModelTokenizer(NativeTokenizer.load(source));
  }

  /**
   * What a model takes of a text.
   *
   * @param ids token ids in order
   * @param typeIds for each token, the number of the sequence it belongs to
   * @param special for each token, whether the template added it
   */
  public record ModelInput(long[] ids, long[] typeIds, boolean[] special) {
    /** Number of tokens, special ones included. */
    public int size() {
      return ids.length;
    }
  }

  /**
   * Tokenises {@code text}.
   *
   * @throws IllegalArgumentException when it holds a lone surrogate or is longer than {@link
   *     TextCounter#MAX_LENGTH}; the message quotes nothing
   */
  public ModelInput encode(String text) {
    TextLength.require(text);
    Surrogates.requirePairs(text);
    return tokenizer.encode(text, true, this::read);
  }

  private ModelInput read(long encoding) {
    TokenizersLibrary library = tokenizer.library();
    long[] mask = library.getSpecialTokenMask(encoding);
    boolean[] special = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      special[i] = mask[i] != 0;
    }
    return new ModelInput(library.getTokenIds(encoding), library.getTypeIds(encoding), special);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
