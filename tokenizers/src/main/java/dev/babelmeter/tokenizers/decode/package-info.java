// SPDX-License-Identifier: Apache-2.0
/**
 * Texts of token ids: the decoders of HuggingFace tokenizers 0.21.4, proven equal to it by test.
 */
@NullMarked
package dev.babelmeter.tokenizers.decode;

import org.jspecify.annotations.NullMarked;
