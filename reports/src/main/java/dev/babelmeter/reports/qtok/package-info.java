// SPDX-License-Identifier: Apache-2.0
/** The tables of the Qtok command line, with its quirks, so that figures can be compared. */
@NullMarked
package dev.babelmeter.reports.qtok;

import org.jspecify.annotations.NullMarked;
