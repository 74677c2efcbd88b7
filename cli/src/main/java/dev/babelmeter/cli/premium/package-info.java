// SPDX-License-Identifier: Apache-2.0
/** Reads parallel texts and has their premiums measured. */
@NullMarked
package dev.babelmeter.cli.premium;

import org.jspecify.annotations.NullMarked;
