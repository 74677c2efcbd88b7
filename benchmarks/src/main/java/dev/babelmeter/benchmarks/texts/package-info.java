// SPDX-License-Identifier: Apache-2.0
/**
 * The texts that the engine's benchmarks count: a stream in which none repeats, made from shared
 * translations and from grammars of code and chat.
 */
@NullMarked
package dev.babelmeter.benchmarks.texts;

import org.jspecify.annotations.NullMarked;
