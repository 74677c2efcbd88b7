// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.operators.collect.CollectResultIterator;

/**
 * Runs jobs in a cluster that outlives them. Flink's own local environment takes its cluster down
 * the moment the job ends, while the last results may still be on their way.
 */
@SuppressWarnings("try") // Flink's environment may be interrupted while it closes.
final class CollectingEnvironment extends StreamExecutionEnvironment {
  private final MiniCluster cluster;
  private final List<CollectResultIterator<?>> results = new ArrayList<>();

  CollectingEnvironment(MiniCluster cluster, Configuration options) {
    super(options);
    this.cluster = cluster;
  }

  @Override
  public void registerCollectIterator(CollectResultIterator<?> iterator) {
    results.add(iterator);
  }

  @Override
  public JobClient executeAsync(StreamGraph graph) throws Exception {
    ClassLoader classes = CollectingEnvironment.class.getClassLoader();
    JobGraph job = graph.getJobGraph(classes);
    cluster.submitJob(job).get();
    JobClient client =
        new MiniClusterJobClient(job.getJobID(), cluster, classes, JobFinalizationBehavior.NOTHING);
    results.forEach(result -> result.setJobClient(client));
    results.clear();
    return client;
  }
}
