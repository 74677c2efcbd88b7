// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.TokenizerSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that turns a text into tokens of one vocabulary. Immutable, shared by any number of
 * {@link Encoder}s.
 */
public final class Pipeline {
  final @Nullable Normalizer normalizer;
  final List<PreTokenizer> preTokenizers;
  final Model model;
  final AddedTokens rawTokens;
  final AddedTokens normalizedTokens;
  final OffsetTrimmer trimmer;

  /** Whether the pieces depend on where the original text begins, so that spans must be kept. */
  final boolean needsSpans;

  private final TokenizerSpec spec;

  private Pipeline(TokenizerSpec spec) {
    this.spec = spec;
    Scratch scratch = new Scratch();
    normalizer = spec.normalizer() == null ? null : NormalizerFactory.make(spec.normalizer());
    PreTokenizerFactory factory = new PreTokenizerFactory(spec.preTokenizer(), spec.model());
    preTokenizers = factory.stages();
    needsSpans = factory.needsSpans(normalizer != null);
    model = ModelFactory.make(spec.model(), factory.modelSpellsBytes());
    AddedTokensBuilder added = new AddedTokensBuilder(spec.model(), normalizer, spec.addedTokens());
    rawTokens = added.build(false, scratch);
    normalizedTokens = added.build(true, scratch);
    trimmer = new OffsetTrimmer(spec, added.ids());
  }

  /**
   * Makes the pipeline of {@code spec}.
   *
   * @throws UnsupportedComponentException when a component is not supported
   */
  public static Pipeline of(TokenizerSpec spec) {
    return new Pipeline(spec);
  }

  /** What the pipeline was made of. */
  public TokenizerSpec spec() {
    return spec;
  }

  /** Makes an encoder for one thread. */
  public Encoder newEncoder() {
    return new Encoder(this);
  }

  /**
   * Whether the normalizer leaves a text of nothing but such code points as it is, whatever their
   * order and number.
   */
  public boolean isKeptByNormalizer(int codePoint) {
    return normalizer == null || normalizer.keeps(codePoint);
  }

  /** Whether an added token may begin with {@code codePoint}, before or after the normalizer. */
  public boolean mayBeginAddedToken(int codePoint) {
    return rawTokens.mayBegin(codePoint) || normalizedTokens.mayBegin(codePoint);
  }
}
