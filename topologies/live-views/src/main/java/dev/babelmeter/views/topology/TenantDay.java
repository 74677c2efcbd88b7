// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import java.time.LocalDate;

/** A tenant and a day in UTC. */
public record TenantDay(String tenant, LocalDate day) {
  private static final char SEPARATOR = '/';

  /** Returns what {@link #storeKey} was made of. */
  public static TenantDay ofStoreKey(String key) {
    int separator = key.indexOf(SEPARATOR);
    return new TenantDay(
        key.substring(separator + 1), LocalDate.parse(key.substring(0, separator)));
  }

  /** The key in the store of daily costs: the day, a slash, the tenant. */
  String storeKey() {
    return day.toString() + SEPARATOR + tenant;
  }
}
