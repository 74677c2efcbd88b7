// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import dev.babelmeter.process.RoleProcess;

/** The process of the role {@code worker}. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Runs the worker until it is stopped. */
  public static void main(String[] arguments) {
    RoleProcess.main(new Worker(), arguments);
  }
}
