// SPDX-License-Identifier: Apache-2.0
/** Measurements of the whole pipeline, with its parts beside it in the same run. */
@NullMarked
package dev.babelmeter.benchmarks;

import org.jspecify.annotations.NullMarked;
