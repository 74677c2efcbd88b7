// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.RoleProcess;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs the job: in a cluster inside this process, or, when a Flink cluster runs this class as its
 * application, in that cluster. There the checkpoint folder, the state backend and what to restore
 * are the cluster's, and this process' ports are of no effect.
 */
public final class JobMain {
  private JobMain() {}

  /** Runs the job with {@code --config FILE} and {@code --set KEY=VALUE}. */
  public static void main(String[] arguments) throws Exception {
    if (isSubmitted()) {
      AnalyticsJob.runInCluster(SubmittedArguments.parse(arguments));
    } else {
      RoleProcess.main(new AnalyticsJob(), arguments);
    }
  }

  private static boolean isSubmitted() {
    return !(StreamExecutionEnvironment.getExecutionEnvironment()
        instanceof LocalStreamEnvironment);
  }
}
