// SPDX-License-Identifier: Apache-2.0
/** The command {@code ./babelmeter}: its subcommands and how they report. */
@NullMarked
package dev.babelmeter.cli;

import org.jspecify.annotations.NullMarked;
