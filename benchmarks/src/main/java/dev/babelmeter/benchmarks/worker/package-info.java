// SPDX-License-Identifier: Apache-2.0
/** Measures the worker beside a bare ONNX Runtime loop. */
@NullMarked
package dev.babelmeter.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
