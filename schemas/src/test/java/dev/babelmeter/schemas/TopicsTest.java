// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void names_areThoseOfTheFlow() {
    Set<String> names = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
    assertThat(names)
        .containsExactlyInAnyOrder(
            "text-events",
            "text-counts",
            "count-windows",
            "late-counts",
            "premium-windows",
            "coverage-windows",
            "attribute-windows",
            "dead-letters",
            "vocabularies",
            "model-prices");
    assertThat(Topics.all()).hasSameSizeAs(names);
  }

  @Test
  void toNewTopic_carriesRetentionCleanupAndSize() {
    NewTopic windows = Topics.COUNT_WINDOWS.toNewTopic((short) 3);
    assertThat(windows.numPartitions()).isEqualTo(4);
    assertThat(windows.replicationFactor()).isEqualTo((short) 3);
    assertThat(windows.configs())
        .isEqualTo(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "2592000000",
                "max.message.bytes", "1048576"));
    assertThat(Topics.VOCABULARIES.toNewTopic((short) 1).configs())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("retention.ms", "-1");
  }

  /** A kept payload and the fields around it must fit. */
  @Test
  void deadLetters_holdTheLargestEvent() {
    assertThat(Topics.DEAD_LETTERS.maxMessageBytes())
        .isGreaterThan(Topics.TEXT_EVENTS.maxMessageBytes());
  }
}
