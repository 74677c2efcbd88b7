// SPDX-License-Identifier: Apache-2.0
/**
 * Dated prices of models, and the exact cost of the tokens of one text.
 *
 * <p>A price is a whole number of pico-dollars a token ({@link dev.babelmeter.prices.PicoDollars}),
 * a cost a decimal number of dollars with twelve places. Nothing is rounded: what these cannot hold
 * is refused.
 */
@NullMarked
package dev.babelmeter.prices;

import org.jspecify.annotations.NullMarked;
