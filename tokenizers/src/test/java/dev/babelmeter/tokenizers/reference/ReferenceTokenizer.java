// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.reference;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

/**
 * HuggingFace tokenizers 0.21.4 through DJL 0.38: what the engine is compared with. Plain encoding,
 * no special tokens, no padding, no truncation.
 */
public final class ReferenceTokenizer implements AutoCloseable {
  static {
    System.setProperty("ai.djl.offline", "true");
    LibUtils.checkStatus();
  }

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long handle;

  /** Loads the tokenizer that the text of a {@code tokenizer.json} describes. */
  public ReferenceTokenizer(String json) {
    handle = LIBRARY.createTokenizerFromString(json);
    LIBRARY.disablePadding(handle);
    LIBRARY.disableTruncation(handle);
  }

  /** Token ids of {@code text}. */
  public int[] ids(String text) {
    return encode(text, false).ids();
  }

  /** Token ids and the spans of the tokens in code points of {@code text}. */
  public Tokens encode(String text) {
    return encode(text, true);
  }

  private Tokens encode(String text, boolean withSpans) {
    long encoding = LIBRARY.encode(handle, text, false);
    try {
      long[] ids = LIBRARY.getTokenIds(encoding);
      int[] narrow = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        narrow[i] = Math.toIntExact(ids[i]);
      }
      int[] starts = new int[withSpans ? ids.length : 0];
      int[] ends = new int[starts.length];
      if (withSpans) {
        CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
        for (int i = 0; i < spans.length; i++) {
          starts[i] = spans[i].getStart();
          ends[i] = spans[i].getEnd();
        }
      }
      return new Tokens(narrow, starts, ends);
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  /** The text of {@code ids}, special tokens included. */
  public String decode(long... ids) {
    return LIBRARY.decode(handle, ids, false);
  }

  @Override
  public void close() {
    LIBRARY.deleteTokenizer(handle);
  }

  /** Ids and spans of one text. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Tokens(int[] ids, int[] starts, int[] ends) {}
}
