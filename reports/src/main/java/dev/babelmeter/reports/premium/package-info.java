// SPDX-License-Identifier: Apache-2.0
/** The reference premium over parallel texts. */
@NullMarked
package dev.babelmeter.reports.premium;

import org.jspecify.annotations.NullMarked;
