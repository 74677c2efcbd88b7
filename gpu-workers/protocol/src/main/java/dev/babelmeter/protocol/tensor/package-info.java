// SPDX-License-Identifier: Apache-2.0
/** Tensors as the Open Inference Protocol carries them, read with every check and written. */
@NullMarked
package dev.babelmeter.protocol.tensor;

import org.jspecify.annotations.NullMarked;
