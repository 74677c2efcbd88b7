// SPDX-License-Identifier: Apache-2.0
/** Lines in, tables and progress out. */
@NullMarked
package dev.babelmeter.cli.io;

import org.jspecify.annotations.NullMarked;
