// SPDX-License-Identifier: Apache-2.0
/** Flink functions: thin shells around the pure functions of the other rooms. */
@NullMarked
package dev.babelmeter.operators;

import org.jspecify.annotations.NullMarked;
