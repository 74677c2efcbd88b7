// SPDX-License-Identifier: Apache-2.0
/** Networks that gradients flow through, in PyTorch. */
@NullMarked
package dev.babelmeter.training.torch;

import org.jspecify.annotations.NullMarked;
