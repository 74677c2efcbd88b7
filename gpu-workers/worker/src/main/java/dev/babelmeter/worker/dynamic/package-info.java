// SPDX-License-Identifier: Apache-2.0
/** Texts whose tokens are merged beyond the vocabulary. */
@NullMarked
package dev.babelmeter.worker.dynamic;

import org.jspecify.annotations.NullMarked;
