// SPDX-License-Identifier: Apache-2.0
/**
 * Dynamic tokenization: tokens of a vocabulary merged beyond it, after Feher, Vulić and Minixhofer,
 * "Retrofitting Large Language Models with Dynamic Tokenization" (ACL 2025; code <a
 * href="https://github.com/DariusFeher/dynamic-tokenization">DariusFeher/dynamic-tokenization</a>).
 *
 * <p>A token is its spelling: its bytes in GPT-2's visible characters, a space as {@code Ġ}. A
 * merged token's spelling is its parts' one after the other.
 */
@NullMarked
package dev.babelmeter.dynamic;

import org.jspecify.annotations.NullMarked;
