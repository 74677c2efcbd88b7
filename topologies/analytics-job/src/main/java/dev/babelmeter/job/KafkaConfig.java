// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How the job reaches Kafka.
 *
 * @param bootstrapServers addresses of brokers, comma-separated
 * @param groupId consumer group whose offsets show the job's progress, and prefix of its
 *     transactions; two jobs on one cluster must differ in it
 * @param clientSettings further settings of every client, such as those for TLS
 * @param topics the topics that are read and written
 * @param replication copies of the topics that the job creates
 * @param transactionTimeout after which the broker ends a transaction of a job that died
 */
public record KafkaConfig(
    String bootstrapServers,
    String groupId,
    Map<String, String> clientSettings,
    TopicNames topics,
    short replication,
    Duration transactionTimeout) {

  /** The settings that every client shares. */
  Properties clientProperties() {
    Properties properties = new Properties();
    properties.putAll(clientSettings);
    properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
