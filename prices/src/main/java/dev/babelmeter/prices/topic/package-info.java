// SPDX-License-Identifier: Apache-2.0
/** Prices as records of the topic {@code model-prices}. */
@NullMarked
package dev.babelmeter.prices.topic;

import org.jspecify.annotations.NullMarked;
