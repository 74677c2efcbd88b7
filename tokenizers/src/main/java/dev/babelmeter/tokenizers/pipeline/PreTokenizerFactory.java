// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.PreTokenizerSpec;
import dev.babelmeter.tokenizers.model.PrependScheme;
import dev.babelmeter.tokenizers.model.SplitBehavior;
import dev.babelmeter.tokenizers.regex.CharacterPattern;
import dev.babelmeter.tokenizers.regex.PatternCuts;
import dev.babelmeter.tokenizers.regex.Patterns;
import dev.babelmeter.tokenizers.regex.RustWords;
import dev.babelmeter.tokenizers.unicode.CharacterProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the stages of a pre-tokenizer. */
final class PreTokenizerFactory {
  /** The pattern of ByteLevel, which is GPT-2's. */
  static final String GPT2 =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  private final List<PreTokenizer> stages = new ArrayList<>();
  private final boolean modelSpellsBytes;
  private boolean asksForBeginning;
  private boolean changesBefore;

  PreTokenizerFactory(@Nullable PreTokenizerSpec spec, ModelSpec model) {
    if (spec != null) {
      add(spec);
    }
    int last = stages.size() - 1;
    modelSpellsBytes =
        model instanceof ModelSpec.Bpe bpe
            && !bpe.byteFallback()
            && last >= 0
            && stages.get(last) instanceof ByteStage;
    if (modelSpellsBytes) {
      stages.remove(last);
    }
  }

  List<PreTokenizer> stages() {
    return List.copyOf(stages);
  }

  /** Whether the last stage is left to the model, which spells the bytes of pieces itself. */
  boolean modelSpellsBytes() {
    return modelSpellsBytes;
  }

  /**
   * Whether spans tell a stage if a piece lies at the beginning of the original text, because the
   * text may have changed before.
   */
  boolean needsSpans(boolean normalizes) {
    return asksForBeginning && (normalizes || changesBefore);
  }

  private void add(PreTokenizerSpec spec) {
    if (spec instanceof PreTokenizerSpec.Sequence sequence) {
      sequence.preTokenizers().forEach(this::add);
    } else if (spec instanceof PreTokenizerSpec.ByteLevel byteLevel) {
      if (byteLevel.addPrefixSpace()) {
        stages.add(new PrefixSpace());
      }
      if (byteLevel.useRegex()) {
        stages.add(
            new SplitStage(
                Patterns.regex(GPT2), Patterns.regexCuts(GPT2), SplitBehavior.ISOLATED, false));
      }
      stages.add(new ByteStage());
    } else if (spec instanceof PreTokenizerSpec.Split split) {
      stages.add(
          new SplitStage(
              NormalizerFactory.pattern("pre_tokenizer.Split", split.pattern()),
              NormalizerFactory.cuts(split.pattern()),
              split.behavior(),
              split.invert()));
    } else if (spec instanceof PreTokenizerSpec.Whitespace) {
      stages.add(new SplitStage(new RustWords(), RustWords.cuts(), SplitBehavior.REMOVED, true));
    } else if (spec instanceof PreTokenizerSpec.WhitespaceSplit) {
      addCharacters(CharacterProperties.WHITESPACE, SplitBehavior.REMOVED);
    } else if (spec instanceof PreTokenizerSpec.Digits digits) {
      addCharacters(
          CharacterProperties.NUMERIC,
          digits.individual() ? SplitBehavior.ISOLATED : SplitBehavior.CONTIGUOUS);
    } else if (spec instanceof PreTokenizerSpec.Punctuation punctuation) {
      addCharacters(CharacterProperties.PUNCTUATION, punctuation.behavior());
    } else if (spec instanceof PreTokenizerSpec.Metaspace metaspace) {
      addMetaspace(metaspace);
    } else if (spec instanceof PreTokenizerSpec.Bert) {
      addCharacters(CharacterProperties.WHITESPACE, SplitBehavior.REMOVED);
      addCharacters(CharacterProperties.PUNCTUATION, SplitBehavior.ISOLATED);
    } else if (spec instanceof PreTokenizerSpec.CharDelimiterSplit split) {
      stages.add(
          new SplitStage(
              Patterns.literal(Character.toString(split.delimiter())),
              Patterns.literalCuts(Character.toString(split.delimiter())),
              SplitBehavior.REMOVED,
              false));
    } else if (spec instanceof PreTokenizerSpec.UnicodeScripts) {
      stages.add(new ScriptStage());
    } else if (spec instanceof PreTokenizerSpec.FixedLength fixedLength) {
      stages.add(new FixedLengthStage(fixedLength.length()));
    }
  }

  private void addCharacters(int property, SplitBehavior behavior) {
    PatternCuts cuts = Patterns.characterCuts(c -> CharacterProperties.has(c, property));
    stages.add(new SplitStage(new CharacterPattern(property), cuts, behavior, false));
  }

  private void addMetaspace(PreTokenizerSpec.Metaspace metaspace) {
    if (metaspace.prependScheme() == PrependScheme.FIRST) {
      asksForBeginning = true;
      changesBefore |= !stages.isEmpty();
    }
    stages.add(new MetaspaceStage(metaspace.replacement(), metaspace.prependScheme()));
    if (metaspace.split()) {
      stages.add(
          new SplitStage(
              Patterns.literal(Character.toString(metaspace.replacement())),
              Patterns.literalCuts(Character.toString(metaspace.replacement())),
              SplitBehavior.MERGED_WITH_NEXT,
              false));
    }
  }
}
