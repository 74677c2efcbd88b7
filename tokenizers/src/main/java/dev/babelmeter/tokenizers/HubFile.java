// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import org.jspecify.annotations.Nullable;

/**
 * An answer of a hub.
 *
 * @param content its body
 * @param checksum the checksum that the hub states for it; null when it states none
 * @param size the size that the hub states for it; -1 when it states none
 */
@SuppressWarnings("ArrayRecordComponent")
record HubFile(byte[] content, @Nullable HubChecksum checksum, long size) {}
