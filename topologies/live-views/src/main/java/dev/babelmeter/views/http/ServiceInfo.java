// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

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
 */
public record ServiceInfo(String version, Instant startedAt, InstantSource clock, String pivot) {
  Duration uptime() {
    return Duration.between(startedAt, clock.instant());
  }
}
