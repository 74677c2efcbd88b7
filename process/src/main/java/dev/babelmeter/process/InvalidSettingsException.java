// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.util.List;

/** Everything that is wrong with a component's settings. */
public final class InvalidSettingsException extends RuntimeException {
  private final List<String> problems;

  InvalidSettingsException(String origin, List<String> problems) {
    super(origin + ": " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem, in the order in which the settings were read. */
  public List<String> problems() {
    return problems;
  }
}
