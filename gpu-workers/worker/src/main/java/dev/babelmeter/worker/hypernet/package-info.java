// SPDX-License-Identifier: Apache-2.0
/** ZeTT's hypernetwork: embeddings of tokens that a vocabulary does not have. */
@NullMarked
package dev.babelmeter.worker.hypernet;

import org.jspecify.annotations.NullMarked;
