// SPDX-License-Identifier: Apache-2.0
/** A table of rows for another vocabulary. */
@NullMarked
package dev.babelmeter.training.transfer;

import org.jspecify.annotations.NullMarked;
