// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/** Loads one vocabulary. */
final class VocabularyLoader {
  private final TokenizerSources sources;

  VocabularyLoader(TokenizerSources sources) {
    this.sources = sources;
  }

  /**
   * Loads {@code spec}.
   *
   * @throws VocabularyException when it cannot be found, read, or counted exactly
   */
  LoadedVocabulary load(VocabularySpec spec) {
    return LoadMemory.orRefused(spec, () -> load(sources.read(spec)));
  }

  /** Loads what was read from {@code source}. */
  static LoadedVocabulary load(TokenizerSource source) {
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
            profile.special().hasByteTokens());
    return new LoadedVocabulary(description, profile, engine);
  }
}
