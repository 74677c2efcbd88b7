// SPDX-License-Identifier: Apache-2.0
/**
 * What arrives, turned into events or dead letters. No type of Flink occurs here, and nothing of a
 * record is quoted in an explanation, a message or a log.
 */
@NullMarked
package dev.babelmeter.operators.input;

import org.jspecify.annotations.NullMarked;
