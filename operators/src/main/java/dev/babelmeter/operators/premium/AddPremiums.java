// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.operators.KnownSums;
import dev.babelmeter.operators.MergeWindows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the parts of a window of premiums up. */
public final class AddPremiums implements MergeWindows.Merge<PremiumWindow> {
  @Override
  public long start(PremiumWindow window) {
    return window.getWindowStart().toEpochMilli();
  }

  @Override
  public long end(PremiumWindow window) {
    return window.getWindowEnd().toEpochMilli();
  }

  @Override
  public PremiumWindow copy(PremiumWindow part) {
    return PremiumWindow.newBuilder(part).build();
  }

  @Override
  public PremiumWindow add(PremiumWindow sum, PremiumWindow part) {
    sum.setGroups(sum.getGroups() + part.getGroups());
    sum.setGroupsWithoutPivot(sum.getGroupsWithoutPivot() + part.getGroupsWithoutPivot());
    sum.setGroupsAlone(sum.getGroupsAlone() + part.getGroupsAlone());
    sum.setDuplicates(sum.getDuplicates() + part.getDuplicates());
    sum.setLateMembers(sum.getLateMembers() + part.getLateMembers());
    sum.setRefusedMembers(sum.getRefusedMembers() + part.getRefusedMembers());
    sum.setCharacters(sum.getCharacters() + part.getCharacters());
    sum.setUtf8Bytes(sum.getUtf8Bytes() + part.getUtf8Bytes());
    sum.setWords(sum.getWords() + part.getWords());
    sum.setPivotCharacters(sum.getPivotCharacters() + part.getPivotCharacters());
    sum.setPivotUtf8Bytes(sum.getPivotUtf8Bytes() + part.getPivotUtf8Bytes());
    sum.setPivotWords(sum.getPivotWords() + part.getPivotWords());
    sum.setGraphemeClusters(KnownSums.add(sum.getGraphemeClusters(), part.getGraphemeClusters()));
    sum.setPivotGraphemeClusters(
        KnownSums.add(sum.getPivotGraphemeClusters(), part.getPivotGraphemeClusters()));
    for (PremiumCounts count : part.getCounts()) {
      PremiumCounts before = find(sum.getCounts(), count);
      if (before == null) {
        sum.getCounts().add(PremiumCounts.newBuilder(count).build());
      } else {
        add(before, count);
      }
    }
    return sum;
  }

  private static void add(PremiumCounts sum, PremiumCounts part) {
    sum.setGroups(sum.getGroups() + part.getGroups());
    sum.setPivotCharacters(sum.getPivotCharacters() + part.getPivotCharacters());
    sum.setTokens(sum.getTokens() + part.getTokens());
    sum.setUnknownTokens(plus(sum.getUnknownTokens(), part.getUnknownTokens()));
    sum.setPivotTokens(sum.getPivotTokens() + part.getPivotTokens());
  }

  private static @Nullable Long plus(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) (a + b);
  }

  private static @Nullable PremiumCounts find(List<PremiumCounts> sums, PremiumCounts count) {
    for (PremiumCounts sum : sums) {
      if (sum.getVocabulary().equals(count.getVocabulary())
          && sum.getFingerprint().equals(count.getFingerprint())) {
        return sum;
      }
    }
    return null;
  }
}
