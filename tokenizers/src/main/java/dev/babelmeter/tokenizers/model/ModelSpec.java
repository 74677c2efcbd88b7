// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model of a {@code tokenizer.json}. */
public sealed interface ModelSpec {
  /** The id of {@code token}, or null. */
  @Nullable Integer idOf(String token);

  /** Number of tokens as the reference counts them when it gives ids to added tokens. */
  int size();

  /**
   * Byte-pair encoding.
   *
   * @param vocabulary ids by token
   * @param merges pairs in order of rank
   * @param unknownToken the token of unknown characters, or null to leave them out
   * @param continuingPrefix in front of every character but a word's first, or empty
   * @param endOfWordSuffix behind a word's last character, or empty
   * @param fuseUnknown whether neighbouring unknown characters are one token
   * @param byteFallback whether unknown characters are spelt in {@code <0xNN>} tokens
   * @param ignoreMerges whether a piece that is a token is that token
   */
  record Bpe(
      Map<String, Integer> vocabulary,
      List<Merge> merges,
      @Nullable String unknownToken,
      String continuingPrefix,
      String endOfWordSuffix,
      boolean fuseUnknown,
      boolean byteFallback,
      boolean ignoreMerges)
      implements ModelSpec {
    @Override
    public @Nullable Integer idOf(String token) {
      return vocabulary.get(token);
    }

    @Override
    public int size() {
      return vocabulary.size();
    }
  }

  /** Two tokens that become one. */
  record Merge(String left, String right) {}

  /**
   * Unigram language model.
   *
   * @param pieces by id
   * @param scores by id
   * @param ids by piece; of equal pieces the last
   * @param unknownId the id of unknown text
   * @param byteFallback whether unknown text is spelt in {@code <0xNN>} tokens
   */
  @SuppressWarnings("ArrayRecordComponent") // 2 MB for large vocabularies, read only
  record Unigram(
      List<String> pieces,
      double[] scores,
      Map<String, Integer> ids,
      int unknownId,
      boolean byteFallback)
      implements ModelSpec {
    @Override
    public @Nullable Integer idOf(String token) {
      return ids.get(token);
    }

    @Override
    public int size() {
      return pieces.size();
    }
  }

  /**
   * WordPiece.
   *
   * @param vocabulary ids by token
   * @param unknownId the id of a word that the vocabulary cannot spell
   * @param continuingPrefix in front of every token but a word's first
   * @param maxCharacters code points of the longest word that is not unknown
   */
  record WordPiece(
      Map<String, Integer> vocabulary, int unknownId, String continuingPrefix, int maxCharacters)
      implements ModelSpec {
    @Override
    public @Nullable Integer idOf(String token) {
      return vocabulary.get(token);
    }

    @Override
    public int size() {
      return vocabulary.size();
    }
  }

  /** A token a word. */
  record WordLevel(Map<String, Integer> vocabulary, int unknownId) implements ModelSpec {
    @Override
    public @Nullable Integer idOf(String token) {
      return vocabulary.get(token);
    }

    @Override
    public int size() {
      return vocabulary.size();
    }
  }
}
