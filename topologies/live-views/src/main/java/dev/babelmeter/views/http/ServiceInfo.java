// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.views.costs.Budgets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a process knows of itself beside its views.
 *
 * @param version the product's version
 * @param startedAt when the process started
 * @param clock tells the time
 * @param pivot the language that premiums are over when a question does not say
 * @param budgets what tenants may spend
 */
public record ServiceInfo(
    String version, Instant startedAt, InstantSource clock, String pivot, Budgets budgets) {
  /** Makes a service without budgets. */
  public ServiceInfo(String version, Instant startedAt, InstantSource clock, String pivot) {
    this(version, startedAt, clock, pivot, Budgets.NONE);
  }

  Duration uptime() {
    return Duration.between(startedAt, clock.instant());
  }
}
