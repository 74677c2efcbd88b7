// SPDX-License-Identifier: Apache-2.0
/** Rows of many calls put together into batches for a device. */
@NullMarked
package dev.babelmeter.worker.batch;

import org.jspecify.annotations.NullMarked;
