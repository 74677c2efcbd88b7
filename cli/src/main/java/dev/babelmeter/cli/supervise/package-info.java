// SPDX-License-Identifier: Apache-2.0
/** Keeps child processes running and ends all of them together. */
@NullMarked
package dev.babelmeter.cli.supervise;

import org.jspecify.annotations.NullMarked;
