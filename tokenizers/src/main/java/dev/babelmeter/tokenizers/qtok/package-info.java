// SPDX-License-Identifier: Apache-2.0
/** Tokens as Qtok names and classifies them. */
@NullMarked
package dev.babelmeter.tokenizers.qtok;

import org.jspecify.annotations.NullMarked;
