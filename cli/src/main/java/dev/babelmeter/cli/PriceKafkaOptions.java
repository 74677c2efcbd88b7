// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.prices.PriceTopic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the topic of prices is. */
final class PriceKafkaOptions {
  @Option(
      names = "--kafka",
      defaultValue = "127.0.0.1:9092",
      paramLabel = "HOST:PORT",
      description = "Kafka's address (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "A properties file for the Kafka clients, such as those of security.")
  private @Nullable Path config;

  PriceTopic topic() {
    Map<String, String> properties = new TreeMap<>();
    if (config != null) {
      Properties read = new Properties();
      try (Reader in = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
        read.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailure(
            "cannot read " + config + ": give a properties file with --kafka-config", e);
      }
      read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
    }
    return new PriceTopic(bootstrapServers, properties);
  }
}
