// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.batch;

import java.util.List;

/**
 * What became of the rows of a call.
 *
 * @param rows one result for each row, in their order
 * @param queueNanos longest time that one of them waited
 * @param deviceNanos longest time that the batch of one of them took
 */
public record BatchResult<O>(List<O> rows, long queueNanos, long deviceNanos) {}
