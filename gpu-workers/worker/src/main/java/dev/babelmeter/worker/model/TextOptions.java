// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.worker.encoder.Truncation;

/**
 * How texts are embedded.
 *
 * @param truncate whether a text that is too long is cut; else it is refused
 * @param side which end is cut off
 * @param normalize whether vectors have length 1
 * @param dimensions values of a vector that are kept; 0 for all
 */
public record TextOptions(
    boolean truncate, Truncation.Side side, boolean normalize, int dimensions) {}
