// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.io.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Chooses ports of the loopback address. */
final class LocalPorts {
  private LocalPorts() {}

  /** Returns {@code preferred} when it is free, else any free port. */
  static int preferably(int preferred) {
    try {
      return bind(preferred);
    } catch (IOException e) {
      return anyFree();
    }
  }

  /**
   * Returns {@code wanted}, or any free port when it is 0.
   *
   * @throws CommandFailure when it is busy
   */
  static int exactly(int wanted) {
    try {
      return bind(wanted);
    } catch (IOException e) {
      throw new CommandFailure(
          "port "
              + wanted
              + " is busy or not allowed: stop what uses it, or choose another with --port",
          e);
    }
  }

  private static int anyFree() {
    try {
      return bind(0);
    } catch (IOException e) {
      throw new CommandFailure("this machine has no free port: stop something that listens", e);
    }
  }

  private static int bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
