// SPDX-License-Identifier: Apache-2.0
/** A report as one self-contained HTML page. */
@NullMarked
package dev.babelmeter.reports.page;

import org.jspecify.annotations.NullMarked;
