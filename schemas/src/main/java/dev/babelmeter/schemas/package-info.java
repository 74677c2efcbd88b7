// SPDX-License-Identifier: Apache-2.0
/** The contract between Babelmeter's processes: topics, records, and their encoding. */
@NullMarked
package dev.babelmeter.schemas;

import org.jspecify.annotations.NullMarked;
