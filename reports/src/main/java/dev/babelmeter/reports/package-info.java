// SPDX-License-Identifier: Apache-2.0
/** What the reports have in common: tables and the failures that a user can mend. */
@NullMarked
package dev.babelmeter.reports;

import org.jspecify.annotations.NullMarked;
