// SPDX-License-Identifier: Apache-2.0
/** Reads published lists of prices. */
@NullMarked
package dev.babelmeter.prices.read;

import org.jspecify.annotations.NullMarked;
