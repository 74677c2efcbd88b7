// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.Role;
import dev.babelmeter.process.Settings;
import java.util.Map;

/** The broker as a role of a process. */
public final class KafkaBroker implements Role {
  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Running start(Settings settings) {
    return new Started(EmbeddedKafka.start(BrokerConfig.from(settings)));
  }

  private record Started(EmbeddedKafka kafka) implements Running {
    @Override
    public Map<String, String> addresses() {
      return Map.of("bootstrap-servers", kafka.bootstrapServers());
    }

    @Override
    public void awaitEnd() {
      kafka.awaitEnd();
    }

    @Override
    public void close() {
      kafka.close();
    }
  }
}
