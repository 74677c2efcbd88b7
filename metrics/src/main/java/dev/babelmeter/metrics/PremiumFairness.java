// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import dev.babelmeter.metrics.Parity.Cost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How unequal the premiums of one kind over one pivot under one vocabulary are.
 *
 * @param kind which premiums
 * @param pivot the language that they are over
 * @param vocabulary the vocabulary's name
 * @param fingerprint the vocabulary's fingerprint
 * @param parity the premiums that mean something, by {@link Variety#tag}
 */
public record PremiumFairness(
    PremiumKind kind, String pivot, String vocabulary, String fingerprint, Parity parity) {
  /** What the premiums that are compared share. */
  private record Group(PremiumKind kind, String pivot, String vocabulary, String fingerprint) {
    static final Comparator<Group> ORDER =
        Comparator.comparing(Group::kind)
            .thenComparing(Group::pivot)
            .thenComparing(Group::vocabulary)
            .thenComparing(Group::fingerprint);

    static Group of(Premium premium) {
      return new Group(
          premium.kind(), premium.pivot(), premium.vocabulary(), premium.fingerprint());
    }
  }

  /**
   * Returns the fairness of each kind, pivot and vocabulary. A language of which most is lost, or
   * that has no premium, is in none.
   */
  public static List<PremiumFairness> of(Collection<Premium> premiums) {
    SortedMap<Group, List<Cost>> costs = new TreeMap<>(Group.ORDER);
    for (Premium premium : premiums) {
      List<Cost> group = costs.computeIfAbsent(Group.of(premium), any -> new ArrayList<>());
      if (!premium.isMostlyLost()) {
        premium.value().ifPresent(value -> group.add(new Cost(premium.variety().tag(), value)));
      }
    }
    List<PremiumFairness> all = new ArrayList<>();
    costs.forEach(
        (group, parts) ->
            all.add(
                new PremiumFairness(
                    group.kind,
                    group.pivot,
                    group.vocabulary,
                    group.fingerprint,
                    new Parity(parts))));
    return all;
  }
}
