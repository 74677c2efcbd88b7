// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.NormalizerSpec;
import dev.babelmeter.tokenizers.model.PreTokenizerSpec;
import dev.babelmeter.tokenizers.model.PrependScheme;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tokenizer without what it puts in front of a text's beginning only. */
final class Beginning {
  private final TokenizerSpec spec;
  private final @Nullable NormalizerSpec normalizer;
  private final @Nullable PreTokenizerSpec preTokenizer;

  Beginning(TokenizerSpec spec) {
    this.spec = spec;
    normalizer = spec.normalizer() == null ? null : without(spec.normalizer());
    preTokenizer = spec.preTokenizer() == null ? null : without(spec.preTokenizer());
  }

  /** Whether the beginning of a text is treated apart. */
  boolean matters() {
    return !Objects.equals(normalizer, spec.normalizer())
        || !Objects.equals(preTokenizer, spec.preTokenizer());
  }

  @Nullable NormalizerSpec normalizer() {
    return normalizer;
  }

  @Nullable PreTokenizerSpec preTokenizer() {
    return preTokenizer;
  }

  ModelSpec model() {
    return spec.model();
  }

  private static @Nullable NormalizerSpec without(NormalizerSpec normalizer) {
    if (normalizer instanceof NormalizerSpec.Prepend) {
      return null;
    }
    if (!(normalizer instanceof NormalizerSpec.Sequence sequence)) {
      return normalizer;
    }
    List<NormalizerSpec> kept = new ArrayList<>();
    for (NormalizerSpec part : sequence.normalizers()) {
      NormalizerSpec rest = without(part);
      if (rest != null) {
        kept.add(rest);
      }
    }
    return kept.isEmpty() ? null : new NormalizerSpec.Sequence(List.copyOf(kept));
  }

  private static PreTokenizerSpec without(PreTokenizerSpec preTokenizer) {
    if (preTokenizer instanceof PreTokenizerSpec.Sequence sequence) {
      return new PreTokenizerSpec.Sequence(
          sequence.preTokenizers().stream().map(Beginning::without).toList());
    }
    return preTokenizer instanceof PreTokenizerSpec.Metaspace metaspace
            && metaspace.prependScheme() == PrependScheme.FIRST
        ? new PreTokenizerSpec.Metaspace(
            metaspace.replacement(), PrependScheme.NEVER, metaspace.split())
        : preTokenizer;
  }
}
