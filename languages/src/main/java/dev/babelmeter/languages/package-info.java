// SPDX-License-Identifier: Apache-2.0
/** The language and the script of a text. */
@NullMarked
package dev.babelmeter.languages;

import org.jspecify.annotations.NullMarked;
