// SPDX-License-Identifier: Apache-2.0
/** What texts cost: pure functions over counts and prices. */
@NullMarked
package dev.babelmeter.views.costs;

import org.jspecify.annotations.NullMarked;
