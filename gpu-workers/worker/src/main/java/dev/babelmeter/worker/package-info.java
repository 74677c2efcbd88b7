// SPDX-License-Identifier: Apache-2.0
/** The role {@code worker}: embeddings and other heavy steps as a service. */
@NullMarked
package dev.babelmeter.worker;

import org.jspecify.annotations.NullMarked;
