// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the flow.
 *
 * @param name the topic's name
 * @param key what the UTF-8 string key holds
 * @param record the class of its values
 * @param partitions partitions it is created with
 * @param cleanup how old records are removed
 * @param retention how long records are kept; of no effect for a compacted topic
 * @param maxMessageBytes size limit of a record batch in bytes
 */
public record Topic(
    String name,
    String key,
    Class<? extends SpecificRecord> record,
    int partitions,
    Cleanup cleanup,
    Duration retention,
    int maxMessageBytes) {

  /** How a topic loses old records. */
  public enum Cleanup {
    /** By age. */
    DELETE,
    /** The newest record of each key stays. */
    COMPACT
  }

  /** Returns the request that creates this topic with {@code replication} copies. */
  public NewTopic toNewTopic(short replication) {
    return new NewTopic(name, partitions, replication)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup == Cleanup.COMPACT
                    ? TopicConfig.CLEANUP_POLICY_COMPACT
                    : TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(cleanup == Cleanup.COMPACT ? -1 : retention.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxMessageBytes)));
  }
}
