// SPDX-License-Identifier: Apache-2.0
/** Prices between files, the topic {@code model-prices} and tables. */
@NullMarked
package dev.babelmeter.cli.prices;

import org.jspecify.annotations.NullMarked;
