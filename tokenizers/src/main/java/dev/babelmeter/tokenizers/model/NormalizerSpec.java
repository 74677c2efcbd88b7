// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A normalizer of {@code tokenizer.json}. */
public sealed interface NormalizerSpec {
  /** Several, one after another. */
  record Sequence(List<NormalizerSpec> normalizers) implements NormalizerSpec {}

  /** A Unicode normalization form. */
  record Unicode(boolean compose, boolean compatibility) implements NormalizerSpec {}

  /** Lower case without context. */
  record Lowercase() implements NormalizerSpec {}

  /** White space at the ends. */
  record Strip(boolean left, boolean right) implements NormalizerSpec {}

  /** Combining marks. */
  record StripAccents() implements NormalizerSpec {}

  /** SentencePiece's rules for control characters and white space. */
  record Nmt() implements NormalizerSpec {}

  /** Every match becomes {@code content}. */
  record Replace(PatternSpec pattern, String content) implements NormalizerSpec {}

  /** A text before a text that is not empty. */
  record Prepend(String text) implements NormalizerSpec {}

  /** SentencePiece's compiled rules. */
  @SuppressWarnings("ArrayRecordComponent") // hundreds of kilobytes, read once
  record Precompiled(byte[] charsMap) implements NormalizerSpec {}

  /** BERT's rules; without {@code stripAccents}, accents go when letters become lower case. */
  record Bert(
      boolean cleanText,
      boolean handleChineseCharacters,
      @Nullable Boolean stripAccents,
      boolean lowercase)
      implements NormalizerSpec {}

  /** Each byte of UTF-8 as a visible character. */
  record ByteLevel() implements NormalizerSpec {}
}
