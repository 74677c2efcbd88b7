// SPDX-License-Identifier: Apache-2.0
/** Ways to give a row to a token that has none. */
@NullMarked
package dev.babelmeter.training.initialise;

import org.jspecify.annotations.NullMarked;
