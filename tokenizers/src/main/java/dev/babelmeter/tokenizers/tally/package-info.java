// SPDX-License-Identifier: Apache-2.0
/** What is counted of the tokens of a text, whichever engine made them. */
@NullMarked
package dev.babelmeter.tokenizers.tally;

import org.jspecify.annotations.NullMarked;
