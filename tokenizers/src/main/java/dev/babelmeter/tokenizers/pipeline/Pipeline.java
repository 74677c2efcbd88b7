// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.SplitBehavior;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import dev.babelmeter.tokenizers.regex.PatternBudgetException;
import dev.babelmeter.tokenizers.regex.TilingPattern;
import java.util.Arrays;
import java.util.List;
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

  private final boolean givesUp;
  private final Cuts cuts;
  private final Pipeline continuation;
  private final String counting;

  private Pipeline(TokenizerSpec spec) {
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
    counting = CountingDigest.of(spec);
    givesUp =
        (normalizer != null && normalizer.mayGiveUp())
            || Arrays.stream(preTokenizers).anyMatch(PreTokenizer::mayGiveUp);
    Beginning beginning = new Beginning(spec);
    continuation = beginning.matters() ? new Pipeline(this, beginning) : this;
    cuts = new Cuts(continuation, beginning.matters());
  }

  /** What goes on after a beginning that {@code whole} has begun. */
  private Pipeline(Pipeline whole, Beginning beginning) {
    normalizer =
        beginning.normalizer() == null ? null : NormalizerFactory.make(beginning.normalizer());
    preTokenizers =
        new PreTokenizerFactory(beginning.preTokenizer(), beginning.model())
            .stages()
            .toArray(new PreTokenizer[0]);
    needsSpans = false;
    model = whole.model;
    rawTokens = whole.rawTokens;
    normalizedTokens = whole.normalizedTokens;
    trimmer = whole.trimmer;
    counting = whole.counting;
    givesUp = whole.givesUp;
    continuation = this;
    cuts = new Cuts(this, true);
  }

  /**
   * Makes the pipeline of {@code spec}.
   *
   * @throws UnsupportedComponentException when a component is not supported
   */
  public static Pipeline of(TokenizerSpec spec) {
    return new Pipeline(spec);
  }

  /** The pattern whose matches are the pieces of a normalized text, or null when more decides. */
  public @Nullable TilingPattern splitter() {
    return preTokenizers.length == 1
            && preTokenizers[0] instanceof SplitStage split
            && split.behavior() == SplitBehavior.ISOLATED
            && split.pattern() instanceof TilingPattern tiling
        ? tiling
        : null;
  }

  /** Whether an encoder may throw {@link PatternBudgetException}. */
  public boolean mayGiveUp() {
    return givesUp;
  }

  /** Makes an encoder for one thread. */
  public Encoder newEncoder() {
    return new Encoder(this);
  }

  /**
   * The pipeline of a part of a text that is not its beginning: it puts nothing in front. This one,
   * when the beginning is like the rest.
   */
  public Pipeline continuation() {
    return continuation;
  }

  /** Where texts may be cut and their parts tokenised one by one. */
  public Cuts cuts() {
    return cuts;
  }

  /**
   * A digest of all that decides how many tokens a text has that holds no added token. Pipelines of
   * equal digests count alike.
   */
  public String counting() {
    return counting;
  }

  /** What byte-pair encoding under this pipeline looks like from outside; null for other models. */
  public @Nullable BpeTokens bpe(ModelSpec spec) {
    return model instanceof Bpe bpe && spec instanceof ModelSpec.Bpe bpeSpec
        ? BpeTokens.of(bpe, bpeSpec)
        : null;
  }

  /** What WordPiece under this pipeline looks like from outside; null for other models. */
  public @Nullable WordPieceTokens wordPiece(ModelSpec spec) {
    return model instanceof WordPiece && spec instanceof ModelSpec.WordPiece wordPieceSpec
        ? new WordPieceTokens(wordPieceSpec)
        : null;
  }

  /**
   * Whether the normalizer leaves a text of nothing but such code points as it is, whatever their
   * order and number.
   */
  public boolean isKeptByNormalizer(int codePoint) {
    return normalizer == null || normalizer.keeps(codePoint);
  }

  /**
   * The one code point that the normalizer makes of {@code codePoint} whatever stands beside it, or
   * a negative number.
   */
  public int image(int codePoint) {
    return normalizer == null ? codePoint : normalizer.image(codePoint);
  }

  /** What the normalizer makes of {@code text}. */
  public String normalized(String text) {
    WorkText work = new WorkText();
    CodePoints.read(text, work, false);
    if (normalizer != null && work.length > 0) {
      normalizer.normalize(work, new Scratch());
    }
    return new String(work.text, 0, work.length);
  }

  /** The added tokens that are looked for before the normalizer, or those after it. */
  public List<AddedTokens.Token> addedTokens(boolean normalized) {
    return (normalized ? normalizedTokens : rawTokens).tokens();
  }
}
