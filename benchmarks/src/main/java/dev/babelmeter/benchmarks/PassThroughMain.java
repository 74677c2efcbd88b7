// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.job.AnalyticsJob;
import dev.babelmeter.process.RoleProcess;

/** The role {@code job}, as it is but for {@link PassThrough}. */
public final class PassThroughMain {
  private PassThroughMain() {}

  /** Runs it with the role's own arguments. */
  public static void main(String[] arguments) {
    RoleProcess.main(new AnalyticsJob(PassThrough::factory), arguments);
  }
}
