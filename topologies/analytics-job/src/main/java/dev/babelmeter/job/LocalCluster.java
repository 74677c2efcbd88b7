// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.RoleException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster inside this process, for one job. */
final class LocalCluster implements AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private static final Logger logger = LoggerFactory.getLogger(LocalCluster.class);

  private final MiniCluster cluster;
  private final JobID job;
  private @Nullable URI webAddress;
  private volatile boolean closing;

  private LocalCluster(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Starts a cluster and runs {@code graph} in it.
   *
   * @param job the job's identifier, which names its checkpoint folder
   * @param checkpoint what the job goes on from
   * @throws RoleException when a port is taken or the job cannot be submitted
   */
  static LocalCluster run(
      StreamGraph graph, JobID job, Optional<Path> checkpoint, FlinkConfig config, int metricsPort)
      throws InterruptedException {
    Configuration options = FlinkOptions.ofLocalCluster(config, metricsPort);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(options)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(config.parallelism())
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    LocalCluster local = new LocalCluster(cluster, job);
    try {
      cluster.start();
      local.webAddress = cluster.getRestAddress().get();
      JobGraph jobGraph = graph.getJobGraph(LocalCluster.class.getClassLoader(), job);
      checkpoint.ifPresent(
          path ->
              jobGraph.setSavepointRestoreSettings(
                  SavepointRestoreSettings.forPath(
                      path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
      cluster.submitJob(jobGraph).get();
      return local;
    } catch (InterruptedException e) {
      local.close();
      throw e;
    } catch (Exception e) {
      local.close();
      throw failure(e, config);
    }
  }

  /** The address of Flink's web UI and REST API. */
  URI webAddress() {
    return Objects.requireNonNull(webAddress);
  }

  /**
   * Waits until the job ends.
   *
   * @throws RoleException when it failed
   */
  void awaitEnd() throws InterruptedException {
    try {
      JobResult result = cluster.requestJobResult(job).get();
      if (!closing && !result.isSuccess()) {
        throw new RoleException(
            "the job failed for good: see the log for the reason",
            result.getSerializedThrowable().orElse(null));
      }
    } catch (ExecutionException e) {
      if (!closing) {
        throw new RoleException("the cluster lost the job: see the log for the reason", e);
      }
    }
  }

  /** Cancels the job, which ends its open transactions, and stops the cluster. */
  @Override
  public void close() {
    closing = true;
    try {
      if (cluster.isRunning()) {
        cluster.cancelJob(job).get(STOP_SECONDS, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      logger.warn("the job did not stop in order; its open transactions end when it restarts", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeCluster();
    }
  }

  private void closeCluster() {
    try {
      cluster.close();
    } catch (Exception e) {
      logger.warn("Flink's cluster did not stop in order", e);
    }
  }

  private static RoleException failure(Exception error, FlinkConfig config) {
    if (ExceptionUtils.findThrowable(error, BindException.class).isPresent()) {
      return new RoleException(
          "the port "
              + config.restPort()
              + " is taken: stop what uses it, or give another as flink.rest-port",
          error);
    }
    return new RoleException("Flink cannot start the job: see the log for the reason", error);
  }
}
