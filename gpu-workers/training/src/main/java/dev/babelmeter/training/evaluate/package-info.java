// SPDX-License-Identifier: Apache-2.0
/** What predicted rows are worth. */
@NullMarked
package dev.babelmeter.training.evaluate;

import org.jspecify.annotations.NullMarked;
