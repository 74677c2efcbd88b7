// SPDX-License-Identifier: Apache-2.0
/** Sentence encoders: where they come from, their tokens, their pooling and their batches. */
@NullMarked
package dev.babelmeter.worker.encoder;

import org.jspecify.annotations.NullMarked;
