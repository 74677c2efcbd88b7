// SPDX-License-Identifier: Apache-2.0
/** The Flink graph and its processes: wiring only. */
@NullMarked
package dev.babelmeter.job;

import org.jspecify.annotations.NullMarked;
