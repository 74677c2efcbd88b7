// SPDX-License-Identifier: Apache-2.0
/** Dictionaries that tokens are looked up in. */
@NullMarked
package dev.babelmeter.operators.dictionary;

import org.jspecify.annotations.NullMarked;
