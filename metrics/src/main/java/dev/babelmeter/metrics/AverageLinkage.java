// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Hierarchical clustering by average linkage (UPGMA, Sokal and Michener 1958): the two clusters
 * merge whose members are closest on average. The distance of a merged cluster is the mean over its
 * members' pairs, updated after Lance and Williams 1967. Takes cubic time.
 */
public final class AverageLinkage {
  private AverageLinkage() {}

  /** A cluster. */
  public sealed interface Cluster {
    /** Its members, near ones side by side. */
    List<Integer> members();

    /** The distance at which it came together; 0 for a single item. */
    double height();
  }

  /** A single item. */
  public record Leaf(int item) implements Cluster {
    @Override
    public List<Integer> members() {
      return List.of(item);
    }

    @Override
    public double height() {
      return 0;
    }
  }

  /** Two clusters that merged at a distance. */
  public record Merge(Cluster left, Cluster right, double height) implements Cluster {
    @Override
    public List<Integer> members() {
      List<Integer> members = new ArrayList<>(left.members());
      members.addAll(right.members());
      return members;
    }
  }

  /**
   * Clusters items; of equally close pairs the first merges.
   *
   * @param distances symmetric, by item and item; at least one
   */
  public static Cluster of(List<List<Double>> distances) {
    if (distances.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to cluster");
    }
    List<Cluster> clusters = new ArrayList<>();
    List<List<Double>> between = new ArrayList<>();
    for (int i = 0; i < distances.size(); i++) {
      clusters.add(new Leaf(i));
      between.add(new ArrayList<>(distances.get(i)));
    }
    while (clusters.size() > 1) {
      mergeClosest(clusters, between);
    }
    return clusters.get(0);
  }

  private static void mergeClosest(List<Cluster> clusters, List<List<Double>> between) {
    int a = 0;
    int b = 1;
    for (int i = 0; i < clusters.size(); i++) {
      for (int j = i + 1; j < clusters.size(); j++) {
        if (between.get(i).get(j) < between.get(a).get(b)) {
          a = i;
          b = j;
        }
      }
    }
    int sizeA = clusters.get(a).members().size();
    int sizeB = clusters.get(b).members().size();
    clusters.set(a, new Merge(clusters.get(a), clusters.get(b), between.get(a).get(b)));
    for (int k = 0; k < clusters.size(); k++) {
      double mean =
          (sizeA * between.get(a).get(k) + sizeB * between.get(b).get(k)) / (sizeA + sizeB);
      between.get(a).set(k, mean);
      between.get(k).set(a, mean);
    }
    clusters.remove(b);
    between.remove(b);
    for (List<Double> row : between) {
      row.remove(b);
    }
  }
}
