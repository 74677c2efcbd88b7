// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.broker;

import dev.babelmeter.process.RoleProcess;

/** Runs the broker as a process. */
public final class BrokerMain {
  private BrokerMain() {}

  /** Starts the broker with {@code arguments}; see {@link RoleProcess}. */
  public static void main(String[] arguments) {
    RoleProcess.main(new KafkaBroker(), arguments);
  }
}
