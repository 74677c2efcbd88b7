// SPDX-License-Identifier: Apache-2.0
/**
 * A typed reading of {@code tokenizer.json}: its normalizers, pre-tokenizers, model and added
 * tokens as records, with every default and rule of HuggingFace tokenizers 0.21.4 applied.
 */
@NullMarked
package dev.babelmeter.tokenizers.model;

import org.jspecify.annotations.NullMarked;
