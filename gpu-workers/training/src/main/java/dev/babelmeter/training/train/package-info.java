// SPDX-License-Identifier: Apache-2.0
/** The training of a hypernetwork: rows first, then whole sentences through the frozen encoder. */
@NullMarked
package dev.babelmeter.training.train;

import org.jspecify.annotations.NullMarked;
