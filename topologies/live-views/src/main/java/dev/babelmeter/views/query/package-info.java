// SPDX-License-Identifier: Apache-2.0
/** Reads of the committed state. */
@NullMarked
package dev.babelmeter.views.query;

import org.jspecify.annotations.NullMarked;
