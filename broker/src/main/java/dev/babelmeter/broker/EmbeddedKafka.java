// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.RoleException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka of one node inside this process. It keeps its data in a folder, and one that is started
 * on the same folder goes on from there. Topics are never created on first use.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerConfig.onLoopback(folder))) {
 *   properties.put("bootstrap.servers", kafka.bootstrapServers());
 * }
 * }</pre>
 */
public final class EmbeddedKafka implements AutoCloseable {
  /** Another process may take a free port in the moment before Kafka binds it. */
  private static final int ATTEMPTS_ON_FREE_PORTS = 5;

  private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private boolean closed;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns once it serves.
   *
   * @throws RoleException when its port is busy, or its folder cannot be used
   */
  public static EmbeddedKafka start(BrokerConfig config) {
    boolean isNew = DataDirectory.prepare(config.dataDirectory());
    if (config.listenPort() != 0) {
      Ports.requireFree(config.listenHost(), config.listenPort());
    }
    if (isNew) {
      format(config.dataDirectory());
    }
    for (int attempt = 1; ; attempt++) {
      int port = config.listenPort() == 0 ? Ports.free(config.listenHost()) : config.listenPort();
      try {
        return startOn(config, port, Ports.free(BrokerConfig.LOOPBACK));
      } catch (PortTakenException e) {
        if (attempt == ATTEMPTS_ON_FREE_PORTS) {
          throw new RoleException(
              "the broker found no free port in " + attempt + " attempts: name one", e);
        }
        logger.info("a port was taken before the broker bound it; trying again");
      }
    }
  }

  /** The address for {@code bootstrap.servers} of clients. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Waits until the broker has stopped. */
  public void awaitEnd() {
    server.awaitShutdown();
  }

  /** Stops the broker; its data stay. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop(server);
    }
  }

  private static EmbeddedKafka startOn(BrokerConfig config, int port, int controllerPort)
      throws PortTakenException {
    KafkaConfig kafkaConfig =
        KafkaConfig.fromProps(KafkaProperties.of(config, port, controllerPort), false);
    KafkaRaftServer server = new KafkaRaftServer(kafkaConfig, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      stop(server);
      if (isPortTaken(e)) {
        throw new PortTakenException(e);
      }
      throw new RoleException(
          "the broker cannot start on the data folder "
              + config.dataDirectory()
              + ": "
              + e.getMessage(),
          e);
    }
    int advertisedPort = config.advertisedPort() == 0 ? port : config.advertisedPort();
    return new EmbeddedKafka(server, config.advertisedHost() + ":" + advertisedPort);
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    String directory = folder.toAbsolutePath().toString();
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(KafkaProperties.NODE_ID)
          .setControllerListenerName(KafkaProperties.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(directory)
          .addDirectory(directory)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setUnstableFeatureVersionsEnabled(false)
          .run();
    } catch (Exception e) {
      throw new RoleException(
          "the data folder "
              + folder
              + " cannot be prepared for the broker: "
              + e.getMessage()
              + "; name an empty folder",
          e);
    }
  }

  private static boolean isPortTaken(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1;

    PortTakenException(Throwable cause) {
      super(cause);
    }
  }
}
