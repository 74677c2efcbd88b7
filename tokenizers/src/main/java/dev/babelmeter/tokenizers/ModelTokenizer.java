// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.babelmeter.tokenizers.tally.Surrogates;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tokenises texts as a model takes them: with the special tokens that the vocabulary's template
 * puts around a text, without truncation and padding. It is the reference implementation. Safe for
 * use by several threads; to be closed when none of them uses it any more.
 */
public final class ModelTokenizer implements AutoCloseable {
  private static final long CLOSED = 0;

  private final String name;
  private final TokenizersLibrary library;
  private final AtomicLong handle;

  private ModelTokenizer(String name, TokenizersLibrary library, long handle) {
    this.name = name;
    this.library = library;
    this.handle = new AtomicLong(handle);
  }

  /**
   * Loads the tokenizer of {@code source}.
   *
   * @throws VocabularyException when the reference does not accept it
   */
  public static ModelTokenizer open(TokenizerSource source) {
    TokenizersLibrary library = NativeTokenizers.library();
    return new ModelTokenizer(source.name(), library, ReferenceEngine.create(library, source));
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
    requireEncodable(text);
    long tokenizer = handle.get();
    if (tokenizer == CLOSED) {
      throw new IllegalStateException("the tokenizer of '" + name + "' is closed");
    }
    long encoding = encode(tokenizer, text);
    try {
      long[] mask = library.getSpecialTokenMask(encoding);
      boolean[] special = new boolean[mask.length];
      for (int i = 0; i < mask.length; i++) {
        special[i] = mask[i] != 0;
      }
      return new ModelInput(library.getTokenIds(encoding), library.getTypeIds(encoding), special);
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /** Leaves the library's message out of the exception, because it may quote the text. */
  @SuppressWarnings("UnusedException")
  private long encode(long tokenizer, String text) {
    try {
      return library.encode(tokenizer, text, true);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "HuggingFace tokenizers "
              + NativeTokenizers.TOKENIZERS_VERSION
              + " failed under '"
              + name
              + "' on a text of "
              + text.length()
              + " UTF-16 units");
    }
  }

  private static void requireEncodable(String text) {
    int length = text.length();
    if (length > TextCounter.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the text has "
              + length
              + " UTF-16 units and may have "
              + TextCounter.MAX_LENGTH
              + ": split it");
    }
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (i + 1 == length || !Surrogates.arePair(unit, text.charAt(i + 1))) {
          throw Surrogates.lone(i);
        }
        i++;
      }
    }
  }

  @Override
  public void close() {
    long tokenizer = handle.getAndSet(CLOSED);
    if (tokenizer != CLOSED) {
      library.deleteTokenizer(tokenizer);
    }
  }
}
