// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.input;

import java.io.Serializable;
import java.time.Duration;

/**
 * What an event may be at most.
 *
 * @param maxTextBytes longest text in bytes of UTF-8
 * @param maxFuture how far an event's time may lie after its record's timestamp. The bound is on
 *     the record's timestamp, not on the clock, so that a replay decides the same
 * @param keepPayloads whether dead letters carry the refused record's value
 */
public record InputLimits(int maxTextBytes, Duration maxFuture, boolean keepPayloads)
    implements Serializable {}
