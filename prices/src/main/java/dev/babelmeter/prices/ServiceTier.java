// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.util.Locale;
import java.util.Optional;

/** How urgently a request is served. */
public enum ServiceTier {
  /** At once, for the list price. */
  STANDARD,
  /** Within a day. */
  BATCH,
  /** Before others. */
  PRIORITY,
  /** When there is room. */
  FLEX;

  /** The tier's name in events, price lists and tables. */
  public String tierName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the tier called {@code name}, also by the names that providers' answers use. */
  public static Optional<ServiceTier> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "standard", "default", "auto", "" -> Optional.of(STANDARD);
      case "batch", "batches" -> Optional.of(BATCH);
      case "priority" -> Optional.of(PRIORITY);
      case "flex" -> Optional.of(FLEX);
      default -> Optional.empty();
    };
  }
}
