// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker.model;

import dev.babelmeter.protocol.tensor.Datatype;
import java.util.List;
import java.util.Map;

/**
 * What a model takes and gives.
 *
 * @param name its name in the protocol
 * @param version its only version
 * @param platform what runs it
 * @param inputs what it takes
 * @param outputs what it gives
 * @param properties what else is to be known about it
 */
public record ModelInfo(
    String name,
    String version,
    String platform,
    List<TensorInfo> inputs,
    List<TensorInfo> outputs,
    Map<String, String> properties) {
  /**
   * A tensor.
   *
   * @param name its name
   * @param datatype its elements
   * @param shape its shape; -1 for any size
   */
  public record TensorInfo(String name, Datatype datatype, List<Long> shape) {}

  /** The version that every model has. */
  public static final String ONLY_VERSION = "1";
}
