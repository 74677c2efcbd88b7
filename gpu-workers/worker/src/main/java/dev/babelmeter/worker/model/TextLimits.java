// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

/**
 * How long texts may be.
 *
 * @param maxTokens tokens that the encoder takes, special ones included
 * @param maxCharacters UTF-16 units of a text, cut or not
 */
public record TextLimits(int maxTokens, int maxCharacters) {}
