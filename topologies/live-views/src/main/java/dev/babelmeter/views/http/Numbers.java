// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.Ratios;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers as answers have them: null for none. */
final class Numbers {
  private Numbers() {}

  static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  static @Nullable Double shareOf(@Nullable Long part, long whole) {
    return part == null ? null : orNull(Ratios.share(part, whole));
  }

  /** The share of each part in {@code whole}; empty over nothing. */
  static Map<String, Double> sharesOf(Map<String, Long> parts, long whole) {
    Map<String, Double> shares = new TreeMap<>();
    parts.forEach(
        (name, part) -> Ratios.share(part, whole).ifPresent(share -> shares.put(name, share)));
    return shares;
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().reduce(0L, Math::addExact);
  }
}
