// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices for tests. */
final class Prices {
  static final Instant LISTED = Instant.parse("2026-01-01T00:00:00Z");

  private Prices() {}

  static DatedPrice of(String model, Instant start, @Nullable Instant end, Rate... rates) {
    return of(model, null, start, end, rates);
  }

  static DatedPrice of(
      String model, @Nullable String match, Instant start, @Nullable Instant end, Rate... rates) {
    return new DatedPrice(
        model,
        match,
        "p",
        start,
        end,
        List.of(rates),
        ModelVocabulary.exact("v", "test"),
        "test",
        LISTED,
        List.of());
  }

  static Rate rate(TokenKind kind, long above, long pico) {
    return new Rate(kind, ServiceTier.STANDARD, above, pico);
  }
}
