// SPDX-License-Identifier: Apache-2.0
/** What the worker counts and times. */
@NullMarked
package dev.babelmeter.worker.metrics;

import org.jspecify.annotations.NullMarked;
