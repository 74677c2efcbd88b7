// SPDX-License-Identifier: Apache-2.0
/** What a vocabulary is made of, and which of its tokens text can become. */
@NullMarked
package dev.babelmeter.tokenizers.describe;

import org.jspecify.annotations.NullMarked;
