// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.babelmeter.tokenizers.engine.Countable;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * HuggingFace tokenizers through DJL.
 *
 * <p>It calls DJL's native layer instead of its {@code HuggingFaceTokenizer}, which fetches seven
 * arrays a text that counting does not need (about a third of its time), leaks the encoding when
 * one of these calls fails, and looks for a cloud instance to report to when it is made.
 */
final class ReferenceEngine implements VocabularyEngine {
  private static final long CLOSED = 0;

  private final String name;
  private final TokenizersLibrary library;
  private final AtomicLong handle;

  private ReferenceEngine(String name, TokenizersLibrary library, long handle) {
    this.name = name;
    this.library = library;
    this.handle = new AtomicLong(handle);
  }

  /**
   * Loads {@code source}, whatever truncation and padding it asks for switched off.
   *
   * @throws VocabularyException when the library does not accept it
   */
  static ReferenceEngine load(TokenizerSource source) {
    TokenizersLibrary library = NativeTokenizers.library();
    return new ReferenceEngine(source.name(), library, create(library, source));
  }

  /**
   * Makes a tokenizer of {@code source} that neither truncates nor pads.
   *
   * @throws VocabularyException when the library does not accept it
   */
  static long create(TokenizersLibrary library, TokenizerSource source) {
    long handle;
    try {
      handle = library.createTokenizerFromString(source.json());
    } catch (RuntimeException e) {
      throw source.refused(problem(source.json(), String.valueOf(e.getMessage()).strip()), e);
    }
    library.disableTruncation(handle);
    library.disablePadding(handle);
    return handle;
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
    long tokenizer = handle.get();
    if (tokenizer == CLOSED) {
      throw new IllegalStateException("the vocabulary set of this counter is closed");
    }
    long encoding = encode(tokenizer, text);
    try {
      return sequence(library.getTokenIds(encoding), library.getTokenCharSpans(encoding));
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /** Leaves the library's message out of the exception, because it may quote the text. */
  @SuppressWarnings("UnusedException")
  private long encode(long tokenizer, String text) {
    try {
      return library.encode(tokenizer, text, false);
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
    long tokenizer = handle.getAndSet(CLOSED);
    if (tokenizer != CLOSED) {
      library.deleteTokenizer(tokenizer);
    }
  }
}
