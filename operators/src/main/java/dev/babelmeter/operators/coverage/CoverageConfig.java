// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.coverage;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which texts are analysed token by token.
 *
 * @param sampling chooses them
 * @param windowSize length of the windows that their tokens are summed over
 */
public record CoverageConfig(Sampling sampling, Duration windowSize) implements Serializable {}
