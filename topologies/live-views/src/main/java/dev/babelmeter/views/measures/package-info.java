// SPDX-License-Identifier: Apache-2.0
/** Premiums and measures of tokens, formed from the totals where they are shown. */
@NullMarked
package dev.babelmeter.views.measures;

import org.jspecify.annotations.NullMarked;
