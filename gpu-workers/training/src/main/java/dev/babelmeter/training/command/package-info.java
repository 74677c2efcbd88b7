// SPDX-License-Identifier: Apache-2.0
/** The commands of the program. */
@NullMarked
package dev.babelmeter.training.command;

import org.jspecify.annotations.NullMarked;
