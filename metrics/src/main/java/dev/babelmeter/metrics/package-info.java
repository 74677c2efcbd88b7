// SPDX-License-Identifier: Apache-2.0
/** Pure functions over counts. Each cites the source of its formula. */
@NullMarked
package dev.babelmeter.metrics;

import org.jspecify.annotations.NullMarked;
