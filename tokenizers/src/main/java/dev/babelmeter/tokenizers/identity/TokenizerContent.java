// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import java.util.List;
import java.util.Map;

/**
 * What a {@code tokenizer.json} says.
 *
 * @param canonical digests of its sections
 * @param vocabulary ids by token of the model; of equal tokens the last
 * @param modelSize number of tokens of the model as the reference counts them when it gives ids to
 *     added tokens: pieces of a unigram model, equal ones included, or distinct tokens
 * @param merges number of merges
 * @param modelType the model's type, inferred where an old file does not state it
 * @param modelSettings the members of the model but vocab and merges
 * @param normalizer the section, null in JSON's sense when there is none
 * @param preTokenizer likewise
 * @param decoder likewise
 * @param addedTokens in the order of the file
 */
public record TokenizerContent(
    CanonicalContent canonical,
    Map<String, Integer> vocabulary,
    int modelSize,
    int merges,
    String modelType,
    JsonNode modelSettings,
    JsonNode normalizer,
    JsonNode preTokenizer,
    JsonNode decoder,
    List<AddedToken> addedTokens) {
  /**
   * An added token.
   *
   * @param content its text
   * @param special whether it is a special token
   */
  public record AddedToken(String content, boolean special) {}

  /**
   * Reads {@code source}, which a {@link dev.babelmeter.tokenizers.VocabularySet} has accepted.
   *
   * @throws VocabularyException when it is no JSON of the form that the reference reads
   */
  public static TokenizerContent read(TokenizerSource source) {
    return new TokenizerContentReader(source).read();
  }
}
