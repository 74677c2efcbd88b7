// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import dev.babelmeter.tokenizers.identity.TokenizerContent;
import dev.babelmeter.tokenizers.identity.TokenizerContent.AddedToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tokens of a vocabulary of any family.
 *
 * @param name the vocabulary's name
 * @param family the model's type, as its file states it
 * @param tokens every token, added tokens included
 */
public record VocabularyTokens(String name, String family, List<Token> tokens) {
  /** Tokens kept in reserve: BERT's {@code [unused0]}, T5's {@code <extra_id_0>} and the like. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "[<\\[]\\|?(unused|extra_id|reserved|reserved_special_token)[ _]?\\d+\\|?[>\\]]");

  public VocabularyTokens {
    tokens = List.copyOf(tokens);
  }

  /** Reads the tokens of {@code content}. */
  public static VocabularyTokens of(String name, TokenizerContent content) {
    Map<String, Boolean> added = new HashMap<>();
    for (AddedToken token : content.addedTokens()) {
      added.put(token.content(), token.special());
    }
    TokenSpelling spelling = TokenSpelling.of(content);
    Set<String> names = new HashSet<>(content.vocabulary().keySet());
    names.addAll(added.keySet());
    List<Token> tokens = new ArrayList<>();
    for (String token : names) {
      if (token.isEmpty()) {
        continue;
      }
      if (added.getOrDefault(token, false) || RESERVED.matcher(token).matches()) {
        tokens.add(TokenReader.special(token));
      } else if (content.vocabulary().containsKey(token)) {
        tokens.add(spelling.read(token));
      } else {
        tokens.add(TokenReader.read(token.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return new VocabularyTokens(name, content.modelType(), tokens);
  }

  /** The keys of the tokens that stand for text or bytes; special tokens are names only. */
  Set<String> keys() {
    return tokens.stream()
        .filter(token -> token.kind() != TokenKind.SPECIAL)
        .map(Token::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
