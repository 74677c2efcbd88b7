// SPDX-License-Identifier: Apache-2.0
/** Plots that are legible in print and to the colour-blind, as SVG and PNG. */
@NullMarked
package dev.babelmeter.reports.plot;

import org.jspecify.annotations.NullMarked;
