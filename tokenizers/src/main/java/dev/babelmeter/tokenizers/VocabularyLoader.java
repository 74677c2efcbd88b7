// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/** Loads one vocabulary. */
final class VocabularyLoader {
  private final HubModels hub;

  VocabularyLoader(HubModels hub) {
    this.hub = hub;
  }

  /**
   * Loads {@code spec}.
   *
   * @throws VocabularyException when it cannot be found, read, or counted exactly
   */
  LoadedVocabulary load(VocabularySpec spec) {
    TokenizerSource source = source(spec);
    TokenizerProfile profile = TokenizerProfiler.profile(source);
    VocabularyEngine engine = FastEngine.load(source, profile.special());
    if (engine == null) {
      engine = ReferenceEngine.load(source);
    }
    VocabularyDescription description =
        new VocabularyDescription(
            source.name(),
            source.origin(),
            source.fingerprint(),
            profile.family(),
            profile.size(),
            engine.kind(),
            profile.special().unknown() != null,
            !profile.special().byteTokens().isEmpty());
    return new LoadedVocabulary(description, profile, engine);
  }

  private TokenizerSource source(VocabularySpec spec) {
    if (spec instanceof VocabularySpec.BuiltIn builtIn) {
      return BuiltInVocabularies.load(builtIn.name());
    }
    if (spec instanceof VocabularySpec.LocalFile file) {
      return TokenizerFile.read(file.name(), file.path());
    }
    if (spec instanceof VocabularySpec.HubModel model) {
      return hub.fetch(model);
    }
    throw new IllegalArgumentException("unknown kind of vocabulary: " + spec);
  }
}
