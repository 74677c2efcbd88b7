// SPDX-License-Identifier: Apache-2.0
/** Calls of the worker: how long they may take, how many there may be, and how they fail. */
@NullMarked
package dev.babelmeter.worker.call;

import org.jspecify.annotations.NullMarked;
