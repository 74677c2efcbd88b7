// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks at ports before Kafka binds them. */
final class Ports {
  private Ports() {}

  /** Returns a port of {@code host} that is free at this moment. */
  static int free(String host) {
    return bind(host, 0);
  }

  /**
   * Checks that {@code port} of {@code host} is free at this moment.
   *
   * @throws RoleException when it is not, or the host is not one of this machine
   */
  static void requireFree(String host, int port) {
    bind(host, port);
  }

  private static int bind(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new RoleException(
          "the host name " + host + " is unknown: name an address of this machine", e);
    } catch (IOException e) {
      throw new RoleException(
          "the broker cannot listen on "
              + host
              + ":"
              + port
              + ": the port is busy or not allowed, choose another or stop what uses it",
          e);
    }
  }
}
