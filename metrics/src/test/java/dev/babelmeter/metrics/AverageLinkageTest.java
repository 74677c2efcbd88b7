// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.metrics.AverageLinkage.Cluster;
import dev.babelmeter.metrics.AverageLinkage.Leaf;
import dev.babelmeter.metrics.AverageLinkage.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {
  /** By hand: 0 and 1 are 2 apart; 2 is (6 + 4)/2 from both; 3 is (10 + 8 + 6)/3 from all. */
  @Test
  void byHand() {
    Cluster tree =
        AverageLinkage.of(
            List.of(
                List.of(0.0, 2.0, 6.0, 10.0),
                List.of(2.0, 0.0, 4.0, 8.0),
                List.of(6.0, 4.0, 0.0, 6.0),
                List.of(10.0, 8.0, 6.0, 0.0)));
    assertThat(tree)
        .isEqualTo(
            new Merge(
                new Merge(new Merge(new Leaf(0), new Leaf(1), 2), new Leaf(2), 5), new Leaf(3), 8));
    assertThat(AverageLinkage.of(List.of(List.of(0.0)))).isEqualTo(new Leaf(0));
    assertThatThrownBy(() -> AverageLinkage.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * A merge's height is the mean distance over all pairs across it, and none is below its parts.
   */
  @Property(tries = 100)
  void heightsAreMeansOverAllPairs(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 1000) Integer> places) {
    List<List<Double>> distances = new ArrayList<>();
    for (int a : places) {
      List<Double> row = new ArrayList<>();
      places.forEach(b -> row.add((double) Math.abs(a - b)));
      distances.add(row);
    }
    Cluster tree = AverageLinkage.of(distances);
    assertThat(new HashSet<>(tree.members())).hasSize(places.size());
    check(tree, distances);
  }

  private static void check(Cluster cluster, List<List<Double>> distances) {
    if (cluster instanceof Merge merge) {
      double sum = 0;
      for (int a : merge.left().members()) {
        for (int b : merge.right().members()) {
          sum += distances.get(a).get(b);
        }
      }
      double mean = sum / (merge.left().members().size() * (double) merge.right().members().size());
      assertThat(merge.height()).isCloseTo(mean, within(1e-9));
      assertThat(merge.height() + 1e-9)
          .isGreaterThanOrEqualTo(Math.max(merge.left().height(), merge.right().height()));
      check(merge.left(), distances);
      check(merge.right(), distances);
    }
  }

  @Test
  void jaccardByHand() {
    assertThat(Jaccard.index(Set.of(1, 2, 3), Set.of(2, 3, 4, 5))).hasValue(0.4);
    assertThat(Jaccard.index(Set.of(1), Set.of())).hasValue(0.0);
    assertThat(Jaccard.index(Set.of(), Set.of())).isEmpty();
  }
}
