// SPDX-License-Identifier: Apache-2.0
/** Starts the other programs of Babelmeter, each in a process of its own. */
@NullMarked
package dev.babelmeter.cli.launch;

import org.jspecify.annotations.NullMarked;
