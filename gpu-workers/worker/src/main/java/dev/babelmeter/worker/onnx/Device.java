// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.onnx;

/**
 * What models run on.
 *
 * @param kind processor or graphics processor
 * @param index which graphics processor
 * @param threads threads of an operator on the processor; 0 for one for each core
 */
public record Device(Kind kind, int index, int threads) {
  /** Kinds of devices. */
  public enum Kind {
    /** The processor. */
    CPU,
    /** NVIDIA's graphics processors. */
    CUDA
  }
}
