// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.net.ServerSocket;

/**
 * Decides on the port of Flink's Prometheus reporter. Flink only logs when that port is taken and
 * goes on without metrics, and it does not say which port it found when it may choose.
 */
final class MetricsPort {
  private MetricsPort() {}

  /**
   * Returns {@code wanted}, or a free port when it is 0.
   *
   * @throws RoleException when the port is taken
   */
  static int choose(int wanted) {
    try (ServerSocket socket = new ServerSocket(wanted)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new RoleException(
          "the port "
              + wanted
              + " is taken: stop what uses it, or give another as flink.metrics-port",
          e);
    }
  }
}
