// SPDX-License-Identifier: Apache-2.0
/** Texts told apart by their attributes, summed over windows. */
@NullMarked
package dev.babelmeter.operators.attribute;

import org.jspecify.annotations.NullMarked;
