// SPDX-License-Identifier: Apache-2.0
/** The models that the worker serves, as functions of tensors. */
@NullMarked
package dev.babelmeter.worker.model;

import org.jspecify.annotations.NullMarked;
