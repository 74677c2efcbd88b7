// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import java.util.List;

/** A pre-tokenizer of {@code tokenizer.json}. */
public sealed interface PreTokenizerSpec {
  /** Several, one after another. */
  record Sequence(List<PreTokenizerSpec> preTokenizers) implements PreTokenizerSpec {}

  /** GPT-2's, in up to three steps: a space in front, its pattern, bytes as characters. */
  record ByteLevel(boolean addPrefixSpace, boolean useRegex) implements PreTokenizerSpec {}

  /** At the matches of a pattern, or between them. */
  record Split(PatternSpec pattern, SplitBehavior behavior, boolean invert)
      implements PreTokenizerSpec {}

  /** Words and runs of other visible characters. */
  record Whitespace() implements PreTokenizerSpec {}

  /** Between white space. */
  record WhitespaceSplit() implements PreTokenizerSpec {}

  /** Around digits. */
  record Digits(boolean individual) implements PreTokenizerSpec {}

  /** Around punctuation. */
  record Punctuation(SplitBehavior behavior) implements PreTokenizerSpec {}

  /** Spaces as another character, and pieces that begin with it. */
  record Metaspace(int replacement, PrependScheme prependScheme, boolean split)
      implements PreTokenizerSpec {}

  /** Between white space and around punctuation. */
  record Bert() implements PreTokenizerSpec {}

  /** Between delimiters, which vanish. */
  record CharDelimiterSplit(int delimiter) implements PreTokenizerSpec {}

  /** Where the script changes. */
  record UnicodeScripts() implements PreTokenizerSpec {}

  /** Pieces of {@code length} code points. */
  record FixedLength(int length) implements PreTokenizerSpec {}
}
