// SPDX-License-Identifier: Apache-2.0
/** Files of trained tensors, by name. */
@NullMarked
package dev.babelmeter.worker.checkpoint;

import org.jspecify.annotations.NullMarked;
