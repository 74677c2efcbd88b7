// SPDX-License-Identifier: Apache-2.0
/**
 * Exact token counts of a text under many vocabularies at once.
 *
 * <pre>{@code
 * List<VocabularySpec> specs = VocabularySpec.parseList("cl100k_base,hf:openai-community/gpt2");
 * try (VocabularySet vocabularies = VocabularySet.open(specs, HubConfig.fromEnvironment())) {
 *   TextCounter counter = vocabularies.newCounter();
 *   TokenCounts counts = new TokenCounts(vocabularies.size());
 *   counter.count("¿Dónde está la factura?", counts);
 *   long tokens = counts.tokens(0);
 * }
 * }</pre>
 */
@NullMarked
package dev.babelmeter.tokenizers;

import org.jspecify.annotations.NullMarked;
