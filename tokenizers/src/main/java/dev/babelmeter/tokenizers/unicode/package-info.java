// SPDX-License-Identifier: Apache-2.0
/**
 * Unicode as the reference sees it: every property fixed to the version that HuggingFace tokenizers
 * 0.21.4 uses for that purpose, whatever the JVM. The tables are the resource {@code unicode.bin},
 * made by {@code UnicodeDataGenerator} in the test tree.
 */
@NullMarked
package dev.babelmeter.tokenizers.unicode;

import org.jspecify.annotations.NullMarked;
