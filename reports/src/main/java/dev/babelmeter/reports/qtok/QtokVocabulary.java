// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.qtok;

import dev.babelmeter.reports.ReportException;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import dev.babelmeter.tokenizers.qtok.QtokNames;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tokens of a vocabulary as the Qtok command line loads them; see {@link QtokNames}.
 *
 * @param name the vocabulary's name
 * @param tokens as Qtok names them, each once
 */
public record QtokVocabulary(String name, Set<String> tokens) {
  /**
   * Loads {@code source}.
   *
   * @throws ReportException when Qtok refuses it: its tokens are a list, as a unigram model's are
   */
  public static QtokVocabulary load(TokenizerSource source, TokenizerContent content) {
    if (content.modelType().equals("Unigram")) {
      throw new ReportException(
          "vocabulary '"
              + source.name()
              + "' is a unigram model, which Qtok refuses: it is in the other tables only");
    }
    QtokNames names = QtokNames.of(source.json());
    Set<String> tokens = new LinkedHashSet<>();
    for (String raw : content.vocabulary().keySet()) {
      tokens.add(names.name(raw));
    }
    content.addedTokens().forEach(added -> tokens.add(added.content()));
    return new QtokVocabulary(source.name(), tokens);
  }
}
