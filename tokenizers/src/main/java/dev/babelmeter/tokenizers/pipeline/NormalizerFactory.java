// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.NormalizerSpec;
import dev.babelmeter.tokenizers.model.PatternSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import dev.babelmeter.tokenizers.regex.Pattern;
import dev.babelmeter.tokenizers.regex.PatternCuts;
import dev.babelmeter.tokenizers.regex.Patterns;
import dev.babelmeter.tokenizers.regex.UnsupportedPatternException;
import java.util.ArrayList;
import java.util.List;

/** Makes normalizers. */
final class NormalizerFactory {
  private NormalizerFactory() {}

  static Normalizer make(NormalizerSpec spec) {
    if (spec instanceof NormalizerSpec.Sequence sequence) {
      return new NormalizerSequence(
          sequence.normalizers().stream().map(NormalizerFactory::make).toList());
    }
    if (spec instanceof NormalizerSpec.Unicode unicode) {
      return new UnicodeNormalizer(unicode.compose(), unicode.compatibility());
    }
    if (spec instanceof NormalizerSpec.Strip strip) {
      return new Strip(strip.left(), strip.right());
    }
    if (spec instanceof NormalizerSpec.Replace replace) {
      return new Replace(
          pattern("normalizer.Replace", replace.pattern()),
          cuts(replace.pattern()),
          replace.content().codePoints().toArray());
    }
    if (spec instanceof NormalizerSpec.Prepend prepend) {
      if (prepend.text().isEmpty()) {
        throw new UnsupportedComponentException("normalizer.Prepend", "its text is empty");
      }
      return new Prepend(prepend.text().codePoints().toArray());
    }
    if (spec instanceof NormalizerSpec.Precompiled precompiled) {
      return new Precompiled(new CharsMap(precompiled.charsMap()));
    }
    if (spec instanceof NormalizerSpec.Bert bert) {
      return bert(bert);
    }
    if (spec instanceof NormalizerSpec.Lowercase) {
      return new Lowercase();
    }
    if (spec instanceof NormalizerSpec.StripAccents) {
      return CharacterFilters.STRIP_ACCENTS;
    }
    return spec instanceof NormalizerSpec.Nmt ? CharacterFilters.NMT : new BytesAsCharacters();
  }

  private static Normalizer bert(NormalizerSpec.Bert spec) {
    List<Normalizer> steps = new ArrayList<>();
    if (spec.cleanText()) {
      steps.add(CharacterFilters.BERT_CLEAN);
    }
    if (spec.handleChineseCharacters()) {
      steps.add(new ChineseSpacing());
    }
    if (spec.stripAccents() == null ? spec.lowercase() : spec.stripAccents()) {
      steps.add(new UnicodeNormalizer(false, false));
      steps.add(CharacterFilters.STRIP_NONSPACING_MARKS);
    }
    if (spec.lowercase()) {
      steps.add(new Lowercase());
    }
    return new NormalizerSequence(List.copyOf(steps));
  }

  /** Where texts may be cut before the pattern of {@code spec}, which is supported, sees them. */
  static PatternCuts cuts(PatternSpec spec) {
    return spec.regex() ? Patterns.regexCuts(spec.text()) : Patterns.literalCuts(spec.text());
  }

  /** Makes a pattern of {@code component}. */
  static Pattern pattern(String component, PatternSpec spec) {
    try {
      return spec.regex() ? Patterns.regex(spec.text()) : Patterns.literal(spec.text());
    } catch (UnsupportedPatternException e) {
      throw new UnsupportedComponentException(
          component, "of its pattern " + spec.text() + ": " + e.getMessage());
    }
  }
}
