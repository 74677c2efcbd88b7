// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.costs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The budget of each tenant for a month.
 *
 * @param dollars by tenant
 */
public record Budgets(Map<String, BigDecimal> dollars) {
  /** No budget at all. */
  public static final Budgets NONE = new Budgets(Map.of());

  private static final String HEADER = "tenant\tmonthly_usd";

  /** Copies the map. */
  public Budgets {
    dollars = Map.copyOf(dollars);
  }

  /**
   * Reads tab-separated lines of tenant and dollars a month under the header {@code tenant
   * monthly_usd}.
   *
   * @param problems takes what is wrong, a sentence each; the other lines are read
   */
  public static Budgets read(Path file, List<String> problems) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add("the budgets in " + file + " cannot be read: give a file of UTF-8 text");
      return NONE;
    }
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      problems.add(
          "the budgets in " + file + " lack their header: begin with tenant, a tab, monthly_usd");
      return NONE;
    }
    Map<String, BigDecimal> dollars = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        take(lines.get(i), file + " line " + (i + 1), dollars, problems);
      }
    }
    return new Budgets(dollars);
  }

  private static void take(
      String line, String place, Map<String, BigDecimal> dollars, List<String> problems) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 2 || cells[0].isBlank()) {
      problems.add(place + " is no budget: give a tenant, a tab and dollars a month");
      return;
    }
    try {
      BigDecimal budget = new BigDecimal(cells[1].strip());
      if (budget.signum() <= 0 || budget.compareTo(new BigDecimal("1e12")) > 0) {
        problems.add(place + " has a budget that is not above 0 and at most 1e12: correct it");
      } else if (dollars.putIfAbsent(cells[0], budget) != null) {
        problems.add(place + " has a second budget of one tenant: leave one of them");
      }
    } catch (NumberFormatException e) {
      problems.add(place + " has a budget that is no decimal number: correct it");
    }
  }

  /** The tenants that have a budget, sorted. */
  public List<String> tenants() {
    return new ArrayList<>(new TreeMap<>(dollars).keySet());
  }
}
