// SPDX-License-Identifier: Apache-2.0
/**
 * What makes a vocabulary the one it is: digests of its file, of its canonical content, and of the
 * ids that it gives a frozen set of probes. {@code docs/VOCABULARIES.md} defines them so that they
 * can be recomputed without this code.
 */
@NullMarked
package dev.babelmeter.tokenizers.identity;

import org.jspecify.annotations.NullMarked;
