// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.call;

/**
 * Where the time of a call went, in nanoseconds.
 *
 * @param tokenization tokenising its texts; 0 for calls without texts
 * @param queue longest time that one of its rows waited for the device
 * @param inference longest time that the batch of one of its rows took
 */
public record Timing(long tokenization, long queue, long inference) {}
