// SPDX-License-Identifier: Apache-2.0
/** Pure functions over totals: their sums, and the bounds of their labels. */
@NullMarked
package dev.babelmeter.views.totals;

import org.jspecify.annotations.NullMarked;
