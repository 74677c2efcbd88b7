// SPDX-License-Identifier: Apache-2.0
/** The report on what vocabularies cover: Qtok's tables, the complete ones, plots and a page. */
@NullMarked
package dev.babelmeter.reports.coverage;

import org.jspecify.annotations.NullMarked;
