// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/** Reads vocabularies from wherever they are. Safe for use by several threads. */
public final class TokenizerSources {
  private final HubModels hub;

  /** Reads those of a hub as {@code hub} says. */
  public TokenizerSources(HubConfig hub) {
    this.hub = new HubModels(hub);
  }

  /**
   * Reads {@code spec} as a {@code tokenizer.json}, without looking at what it says.
   *
   * @throws VocabularyException when it cannot be found or read
   */
  public TokenizerSource read(VocabularySpec spec) {
    if (spec instanceof VocabularySpec.BuiltIn builtIn) {
      return BuiltInVocabularies.load(builtIn.name());
    }
    if (spec instanceof VocabularySpec.LocalFile file) {
      return TokenizerFile.read(file.name(), file.path());
    }
    if (spec instanceof VocabularySpec.RankFile file) {
      return RankFiles.read(file);
    }
    if (spec instanceof VocabularySpec.HubModel model) {
      return hub.fetch(model);
    }
    throw new IllegalArgumentException("unknown kind of vocabulary: " + spec);
  }
}
