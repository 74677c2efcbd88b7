// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import java.util.Properties;

/** Kafka's own settings for one node that is broker and controller at once. */
final class KafkaProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final int MEBIBYTE = 1 << 20;

  /** Above the 17 MiB of the largest topic, with room for the batch's own header. */
  private static final int MAX_MESSAGE_BYTES = 18 * MEBIBYTE;

  private KafkaProperties() {}

  static Properties of(BrokerConfig config, int port, int controllerPort) {
    Properties properties = new Properties();
    identity(properties, config);
    listeners(properties, config, port, controllerPort);
    oneNode(properties);
    limits(properties);
    footprint(properties);
    return properties;
  }

  private static void identity(Properties properties, BrokerConfig config) {
    put(properties, "process.roles", "broker,controller");
    put(properties, "node.id", NODE_ID);
    put(properties, "log.dirs", config.dataDirectory().toAbsolutePath());
  }

  private static void listeners(
      Properties properties, BrokerConfig config, int port, int controllerPort) {
    String controller = BrokerConfig.LOOPBACK + ":" + controllerPort;
    int advertisedPort = config.advertisedPort() == 0 ? port : config.advertisedPort();
    put(
        properties,
        "listeners",
        "PLAINTEXT://" + config.listenHost() + ":" + port + ",CONTROLLER://" + controller);
    put(
        properties,
        "advertised.listeners",
        "PLAINTEXT://" + config.advertisedHost() + ":" + advertisedPort);
    put(properties, "controller.listener.names", CONTROLLER_LISTENER);
    put(properties, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    put(properties, "controller.quorum.voters", NODE_ID + "@" + controller);
  }

  private static void oneNode(Properties properties) {
    put(properties, "default.replication.factor", 1);
    put(properties, "min.insync.replicas", 1);
    put(properties, "offsets.topic.replication.factor", 1);
    put(properties, "transaction.state.log.replication.factor", 1);
    put(properties, "transaction.state.log.min.isr", 1);
    put(properties, "share.coordinator.state.topic.replication.factor", 1);
    put(properties, "share.coordinator.state.topic.min.isr", 1);
    put(properties, "group.initial.rebalance.delay.ms", 0);
    // After a kill the node may register again only once its last session has run out.
    put(properties, "broker.session.timeout.ms", 4000);
    put(properties, "broker.heartbeat.interval.ms", 500);
  }

  private static void limits(Properties properties) {
    put(properties, "auto.create.topics.enable", false);
    put(properties, "transaction.max.timeout.ms", 15 * 60 * 1000);
    put(properties, "message.max.bytes", MAX_MESSAGE_BYTES);
  }

  /** Kafka's defaults are for a large machine: a 128 MiB cleaner buffer, 1 GiB segments. */
  private static void footprint(Properties properties) {
    put(properties, "num.network.threads", 2);
    put(properties, "num.io.threads", 4);
    put(properties, "background.threads", 2);
    put(properties, "log.cleaner.dedupe.buffer.size", 8 * MEBIBYTE);
    put(properties, "log.segment.bytes", 64 * MEBIBYTE);
    put(properties, "log.index.size.max.bytes", MEBIBYTE);
    put(properties, "offsets.topic.num.partitions", 4);
    put(properties, "offsets.topic.segment.bytes", 4 * MEBIBYTE);
    put(properties, "transaction.state.log.num.partitions", 4);
    put(properties, "transaction.state.log.segment.bytes", 4 * MEBIBYTE);
    put(properties, "share.coordinator.state.topic.num.partitions", 1);
  }

  private static void put(Properties properties, String key, Object value) {
    properties.setProperty(key, value.toString());
  }
}
