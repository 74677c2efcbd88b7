// SPDX-License-Identifier: Apache-2.0
/** Live totals: read from the views, drawn for people, written as a table. */
@NullMarked
package dev.babelmeter.cli.live;

import org.jspecify.annotations.NullMarked;
