// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue that a cluster does not have. */
public final class TopicCreation {
  private static final long TIMEOUT_SECONDS = 60;

  private TopicCreation() {}

  /**
   * Creates those of {@code topics} that are missing and leaves existing ones as they are.
   *
   * @throws TopicCreationException when the cluster refuses or does not answer within a minute
   */
  public static void createMissing(Admin admin, Collection<Topic> topics, short replication) {
    Map<String, KafkaFuture<Void>> created =
        admin
            .createTopics(topics.stream().map(topic -> topic.toNewTopic(replication)).toList())
            .values();
    created.forEach(TopicCreation::await);
  }

  private static void await(String topic, KafkaFuture<Void> creation) {
    try {
      creation.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new TopicCreationException(topic, e.getCause());
      }
    } catch (TimeoutException e) {
      throw new TopicCreationException(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicCreationException(topic, e);
    }
  }

  /** A topic could not be created. */
  public static final class TopicCreationException extends RuntimeException {
    TopicCreationException(String topic, Throwable cause) {
      super("cannot create the topic " + topic + ": " + cause.getMessage(), cause);
    }
  }
}
