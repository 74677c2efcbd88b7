// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Tensor;
import dev.babelmeter.worker.call.Timing;
import java.util.List;

/**
 * What a model gave.
 *
 * @param outputs the tensors asked for
 * @param rows sequences or texts of the call
 * @param timing where its time went
 */
public record Inference(List<Tensor> outputs, int rows, Timing timing) {}
