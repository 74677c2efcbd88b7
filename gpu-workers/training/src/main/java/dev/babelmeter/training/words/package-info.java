// SPDX-License-Identifier: Apache-2.0
/** Vocabularies of WordPiece: words, their pieces, and which of them are held out. */
@NullMarked
package dev.babelmeter.training.words;

import org.jspecify.annotations.NullMarked;
