// SPDX-License-Identifier: Apache-2.0
/** The Open Inference Protocol over gRPC. */
@NullMarked
package dev.babelmeter.worker.grpc;

import org.jspecify.annotations.NullMarked;
