// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.quickstart;

import dev.babelmeter.cli.prices.PriceSource;
import dev.babelmeter.cli.prices.PriceTopic;
import dev.babelmeter.prices.read.PriceList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The prices that a quickstart begins with. */
final class StartPrices {
  private StartPrices() {}

  /**
   * Imports {@code file}; without one, the bundled prices unless some were imported before.
   *
   * @param message takes what is refused
   */
  static void publish(@Nullable String file, String bootstrapServers, Consumer<String> message) {
    PriceTopic topic = new PriceTopic(bootstrapServers, Map.of());
    if (file == null && !topic.read().prices().isEmpty()) {
      return;
    }
    PriceList list =
        PriceSource.read(file == null ? PriceSource.BUNDLED : file, Instant.EPOCH, null, List.of());
    list.refusals().forEach(refusal -> message.accept(refusal.reason()));
    if (!list.prices().isEmpty()) {
      topic.write(list.prices());
    }
  }
}
