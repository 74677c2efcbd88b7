// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.count;

import dev.babelmeter.cli.io.Line;
import java.util.List;

/**
 * Lines that follow one another in an input and are counted in one go.
 *
 * @param input the input's name
 * @param lines the lines in order
 */
record Batch(String input, List<Line> lines) {}
