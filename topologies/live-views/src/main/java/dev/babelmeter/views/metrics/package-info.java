// SPDX-License-Identifier: Apache-2.0
/** The Prometheus metrics. */
@NullMarked
package dev.babelmeter.views.metrics;

import org.jspecify.annotations.NullMarked;
