// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.Settings;
import java.nio.file.Path;

/**
 * How the broker serves and where it keeps its data.
 *
 * @param dataDirectory folder of its logs and metadata; made when it is missing
 * @param listenHost address that it listens on; {@code 0.0.0.0} for every one
 * @param listenPort port that it listens on; 0 for any free one
 * @param advertisedHost host under which clients reach it
 * @param advertisedPort port under which clients reach it; 0 for the port that it listens on
 */
public record BrokerConfig(
    Path dataDirectory,
    String listenHost,
    int listenPort,
    String advertisedHost,
    int advertisedPort) {
  /** The address of this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final String ANY_ADDRESS = "0.0.0.0";
  private static final int DEFAULT_PORT = 9092;
  private static final int HIGHEST_PORT = 65_535;

  /** The configuration of a broker on a free port of the loopback address. */
  public static BrokerConfig onLoopback(Path dataDirectory) {
    return new BrokerConfig(dataDirectory, LOOPBACK, 0, LOOPBACK, 0);
  }

  /**
   * Reads {@code data.directory}, {@code listen.host}, {@code listen.port}, {@code advertised.host}
   * and {@code advertised.port}.
   *
   * @throws dev.babelmeter.process.InvalidSettingsException with everything that is wrong
   */
  public static BrokerConfig from(Settings settings) {
    Path dataDirectory = settings.path("data.directory", Path.of("babelmeter-data", "kafka"));
    String listenHost = settings.string("listen.host", LOOPBACK);
    int listenPort = settings.integer("listen.port", DEFAULT_PORT, 0, HIGHEST_PORT);
    String advertisedHost =
        settings.string("advertised.host", listenHost.equals(ANY_ADDRESS) ? "" : listenHost);
    int advertisedPort = settings.integer("advertised.port", 0, 0, HIGHEST_PORT);
    if (advertisedHost.isEmpty() || advertisedHost.equals(ANY_ADDRESS)) {
      settings.problem(
          "advertised.host is missing: with listen.host="
              + ANY_ADDRESS
              + " give the host name under which clients reach the broker");
    }
    if (dataDirectory.toString().indexOf(',') >= 0) {
      settings.problem(
          "data.directory is '" + dataDirectory + "': Kafka allows no comma in it, choose another");
    }
    settings.finish();
    return new BrokerConfig(dataDirectory, listenHost, listenPort, advertisedHost, advertisedPort);
  }
}
