// SPDX-License-Identifier: Apache-2.0
/** The encoder that rows are predicted for. */
@NullMarked
package dev.babelmeter.training.source;

import org.jspecify.annotations.NullMarked;
