// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * A tokenizer of HuggingFace tokenizers through DJL that neither truncates nor pads. Safe for use
 * by several threads; to be closed when none of them uses it any more.
 *
 * <p>It calls DJL's native layer instead of its {@code HuggingFaceTokenizer}, which fetches seven
 * arrays a text that counting does not need (about a third of its time), leaks the encoding when
 * one of these calls fails, and looks for a cloud instance to report to when it is made.
 */
final class NativeTokenizer implements AutoCloseable {
  private static final long CLOSED = 0;

  private final String name;
  private final TokenizersLibrary library;
  private final AtomicLong handle;

  private NativeTokenizer(String name, TokenizersLibrary library, long handle) {
    this.name = name;
    this.library = library;
    this.handle = new AtomicLong(handle);
  }

  /**
   * Loads the tokenizer of {@code source}.
   *
   * @throws VocabularyException when the library does not accept it
   */
  static NativeTokenizer load(TokenizerSource source) {
    TokenizersLibrary library = NativeTokenizers.library();
    long handle;
    try {
      handle = library.createTokenizerFromString(source.json());
    } catch (RuntimeException e) {
      throw source.refused(problem(source.json(), String.valueOf(e.getMessage()).strip()), e);
    }
    library.disableTruncation(handle);
    library.disablePadding(handle);
    return new NativeTokenizer(source.name(), library, handle);
  }

  private static String problem(String json, String message) {
    String field = JsonPlace.field(json, message);
    return "HuggingFace tokenizers "
        + NativeTokenizers.TOKENIZERS_VERSION
        + " cannot load it"
        + (field.isEmpty() ? "" : " because of its field " + field)
        + " ("
        + message
        + "); fetch the tokenizer.json again, or use one whose components that version knows";
  }

  /** The library, for what is to be read of an encoding. */
  TokenizersLibrary library() {
    return library;
  }

  /**
   * What {@code reading} reads of the encoding of {@code text}, whose handle it is given.
   *
   * @param specialTokens whether to add those of the tokenizer's template
   */
  <T> T encode(String text, boolean specialTokens, LongFunction<T> reading) {
    long tokenizer = handle.get();
    if (tokenizer == CLOSED) {
      throw new IllegalStateException("the tokenizer of '" + name + "' is closed");
    }
    long encoding = encode(tokenizer, text, specialTokens);
    try {
      return reading.apply(encoding);
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /** Leaves the library's message out of the exception, because it may quote the text. */
  @SuppressWarnings("UnusedException")
  private long encode(long tokenizer, String text, boolean specialTokens) {
    try {
      return library.encode(tokenizer, text, specialTokens);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "HuggingFace tokenizers "
              + NativeTokenizers.TOKENIZERS_VERSION
              + " failed under vocabulary '"
              + name
              + "' on a text of "
              + text.length()
              + " UTF-16 units: report this, and leave the vocabulary out");
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
