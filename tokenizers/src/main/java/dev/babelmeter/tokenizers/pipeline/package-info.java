// SPDX-License-Identifier: Apache-2.0
/**
 * Exact tokenisation in pure Java, equal to HuggingFace tokenizers 0.21.4 in ids and offsets.
 *
 * <p>A text passes added tokens, normalizer, added tokens again, pre-tokenizers and the model, as
 * in the reference. {@link dev.babelmeter.tokenizers.pipeline.Pipeline} is immutable and shared;
 * {@link dev.babelmeter.tokenizers.pipeline.Encoder} belongs to a thread.
 *
 * <p>Every normalizer, pre-tokenizer and model of that version is here. Left to the reference
 * ({@link dev.babelmeter.tokenizers.model.UnsupportedComponentException}) is what is not sure to be
 * equal: components without a type, as files of old versions have them; patterns outside the subset
 * of the package {@code regex}, or that may match an empty text; an empty Prepend; merges that are
 * dropped at random or take an unknown or byte token; byte fallback together with a prefix or
 * suffix; vocabularies without their unknown token; added tokens that the normalizer makes empty.
 */
@NullMarked
package dev.babelmeter.tokenizers.pipeline;

import org.jspecify.annotations.NullMarked;
