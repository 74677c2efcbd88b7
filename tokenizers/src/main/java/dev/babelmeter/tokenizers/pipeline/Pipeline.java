// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.NormalizerSpec;
import dev.babelmeter.tokenizers.model.PreTokenizerSpec;
import dev.babelmeter.tokenizers.model.SplitBehavior;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import dev.babelmeter.tokenizers.regex.TilingPattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that turns a text into tokens of one vocabulary. Immutable, shared by any number of
 * {@link Encoder}s.
 */
public final class Pipeline {
  final @Nullable Normalizer normalizer;
  final PreTokenizer[] preTokenizers;
  final Model model;
  final AddedTokens rawTokens;
  final AddedTokens normalizedTokens;
  final OffsetTrimmer trimmer;

  /** Whether the pieces depend on where the original text begins, so that spans must be kept. */
  final boolean needsSpans;

  private final @Nullable NormalizerSpec normalizerSpec;
  private final @Nullable PreTokenizerSpec preTokenizerSpec;

  private Pipeline(TokenizerSpec spec) {
    normalizerSpec = spec.normalizer();
    preTokenizerSpec = spec.preTokenizer();
    Scratch scratch = new Scratch();
    normalizer = spec.normalizer() == null ? null : NormalizerFactory.make(spec.normalizer());
    PreTokenizerFactory factory = new PreTokenizerFactory(spec.preTokenizer(), spec.model());
    preTokenizers = factory.stages().toArray(new PreTokenizer[0]);
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

  /** What the normalizer was made of; null without one. */
  public @Nullable NormalizerSpec normalizerSpec() {
    return normalizerSpec;
  }

  /** What the pre-tokenizer was made of; null without one. */
  public @Nullable PreTokenizerSpec preTokenizerSpec() {
    return preTokenizerSpec;
  }

  /**
   * The pattern that alone divides normalized text into pieces, for scanners: the text is cut at
   * its matches and nothing is changed but perhaps, last, bytes spelt as characters. Null when the
   * pre-tokenizer does more, or does nothing.
   */
  public @Nullable TilingPattern splitter() {
    if (preTokenizers.length == 1
        && preTokenizers[0] instanceof SplitStage split
        && split.behavior() == SplitBehavior.ISOLATED) {
      return split.pattern() instanceof TilingPattern tiling ? tiling : null;
    }
    return null;
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
