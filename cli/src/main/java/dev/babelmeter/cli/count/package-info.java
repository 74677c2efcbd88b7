// SPDX-License-Identifier: Apache-2.0
/** Counts the lines of files on every core and keeps their order. */
@NullMarked
package dev.babelmeter.cli.count;

import org.jspecify.annotations.NullMarked;
