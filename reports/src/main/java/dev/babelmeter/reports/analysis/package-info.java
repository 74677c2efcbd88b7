// SPDX-License-Identifier: Apache-2.0
/** The report on an analysis of a stream. */
@NullMarked
package dev.babelmeter.reports.analysis;

import org.jspecify.annotations.NullMarked;
