// SPDX-License-Identifier: Apache-2.0
/** The bundled multilingual stream: written by us, replayed endlessly from a seed. */
@NullMarked
package dev.babelmeter.cli.stream;

import org.jspecify.annotations.NullMarked;
