// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.views.v1.PremiumKey;
import dev.babelmeter.views.v1.PremiumTotals;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums over translation groups. A sum beyond the range of a long is an {@link
 * ArithmeticException}, never a wrong number.
 */
public final class PremiumSums {
  private PremiumSums() {}

  /** Returns what the groups of {@code window} share beside their tenant. */
  public static PremiumKey keyOf(PremiumWindow window) {
    return new PremiumKey(window.getPivot(), window.getLanguage(), window.getScript());
  }

  /** Returns the totals of the groups of {@code window}. */
  public static PremiumTotals of(PremiumWindow window) {
    return new PremiumTotals(
        window.getGroups(),
        window.getGroupsWithoutPivot(),
        window.getGroupsAlone(),
        window.getDuplicates(),
        window.getLateMembers(),
        window.getRefusedMembers(),
        window.getCharacters(),
        window.getUtf8Bytes(),
        window.getWords(),
        window.getPivotCharacters(),
        window.getPivotUtf8Bytes(),
        window.getPivotWords(),
        window.getWindowStart(),
        window.getWindowEnd(),
        window.getCounts(),
        window.getGraphemeClusters(),
        window.getPivotGraphemeClusters());
  }

  /** Returns the totals of the groups of {@code a} and of {@code b}. */
  public static PremiumTotals add(PremiumTotals a, PremiumTotals b) {
    return new PremiumTotals(
        Math.addExact(a.getGroups(), b.getGroups()),
        Math.addExact(a.getGroupsWithoutPivot(), b.getGroupsWithoutPivot()),
        Math.addExact(a.getGroupsAlone(), b.getGroupsAlone()),
        Math.addExact(a.getDuplicates(), b.getDuplicates()),
        Math.addExact(a.getLateMembers(), b.getLateMembers()),
        Math.addExact(a.getRefusedMembers(), b.getRefusedMembers()),
        Math.addExact(a.getCharacters(), b.getCharacters()),
        Math.addExact(a.getUtf8Bytes(), b.getUtf8Bytes()),
        Math.addExact(a.getWords(), b.getWords()),
        Math.addExact(a.getPivotCharacters(), b.getPivotCharacters()),
        Math.addExact(a.getPivotUtf8Bytes(), b.getPivotUtf8Bytes()),
        Math.addExact(a.getPivotWords(), b.getPivotWords()),
        earlier(a.getFirstWindow(), b.getFirstWindow()),
        later(a.getWindowEnd(), b.getWindowEnd()),
        merge(a.getCounts(), b.getCounts()),
        addApplicable(a.getGraphemeClusters(), b.getGraphemeClusters()),
        addApplicable(a.getPivotGraphemeClusters(), b.getPivotGraphemeClusters()));
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<PremiumCounts> merge(
      Collection<PremiumCounts> first, Collection<PremiumCounts> second) {
    Map<List<String>, PremiumCounts> sums = new LinkedHashMap<>();
    for (Collection<PremiumCounts> part : List.of(first, second)) {
      for (PremiumCounts counts : part) {
        sums.merge(
            List.of(counts.getVocabulary(), counts.getFingerprint()), counts, PremiumSums::add);
      }
    }
    return List.copyOf(sums.values());
  }

  private static PremiumCounts add(PremiumCounts a, PremiumCounts b) {
    return new PremiumCounts(
        a.getVocabulary(),
        a.getFingerprint(),
        Math.addExact(a.getGroups(), b.getGroups()),
        Math.addExact(a.getPivotCharacters(), b.getPivotCharacters()),
        Math.addExact(a.getTokens(), b.getTokens()),
        addApplicable(a.getUnknownTokens(), b.getUnknownTokens()),
        Math.addExact(a.getPivotTokens(), b.getPivotTokens()));
  }

  /** A sum with a part that is not known is not known. */
  static @Nullable Long addApplicable(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(Math.addExact(a, b));
  }
}
