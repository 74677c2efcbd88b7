// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code tokenizer.json} says of encoding without special tokens, padding and truncation.
 *
 * @param normalizer null when the text stays as it is
 * @param preTokenizer null when the text is one piece
 * @param model the model
 * @param addedTokens in the order of the file
 * @param trimmings of offsets, in order; ids do not depend on them
 */
public record TokenizerSpec(
    @Nullable NormalizerSpec normalizer,
    @Nullable PreTokenizerSpec preTokenizer,
    ModelSpec model,
    List<AddedTokenSpec> addedTokens,
    List<OffsetTrimming> trimmings) {}
