// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/** The model type of a vocabulary. */
public enum VocabularyFamily {
  /** Byte-pair encoding. */
  BPE,
  /** Unigram language model. */
  UNIGRAM,
  /** WordPiece. */
  WORDPIECE,
  /** A token a word. */
  WORDLEVEL
}
