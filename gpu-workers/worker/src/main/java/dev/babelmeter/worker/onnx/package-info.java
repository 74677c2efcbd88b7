// SPDX-License-Identifier: Apache-2.0
/** Models in ONNX's format on a device, and edits of their graphs. */
@NullMarked
package dev.babelmeter.worker.onnx;

import org.jspecify.annotations.NullMarked;
