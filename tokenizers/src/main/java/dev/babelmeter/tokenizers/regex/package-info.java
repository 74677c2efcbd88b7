// SPDX-License-Identifier: Apache-2.0
/**
 * The patterns at which vocabularies split text, matched as Oniguruma matches them over the tables
 * of {@link dev.babelmeter.tokenizers.unicode}.
 */
@NullMarked
package dev.babelmeter.tokenizers.regex;

import org.jspecify.annotations.NullMarked;
