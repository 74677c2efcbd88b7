// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.PremiumCounts;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.VocabularyCounts;
import dev.babelmeter.metrics.Variety;
import dev.babelmeter.state.v1.GroupMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * What one translation group adds to the sums of windows. The order of its texts is of no avail.
 */
final class GroupPremiums {
  private static final Comparator<GroupMember> EARLIEST =
      Comparator.comparing(GroupMember::getEventTime).thenComparing(GroupMember::getEventId);

  private final List<String> pivots;
  private final long windowSize;

  GroupPremiums(PremiumConfig config) {
    this.pivots = config.pivots();
    this.windowSize = config.windowSize().toMillis();
  }

  /** Returns what the group of {@code members}, at least one, adds: a part a pivot and variety. */
  List<PremiumWindow> of(String tenant, List<GroupMember> members) {
    List<GroupMember> sorted = new ArrayList<>(members);
    sorted.sort(EARLIEST);
    Map<Variety, List<GroupMember>> varieties = new LinkedHashMap<>();
    for (GroupMember member : sorted) {
      varieties
          .computeIfAbsent(
              new Variety(member.getLanguage(), member.getScript()), any -> new ArrayList<>())
          .add(member);
    }
    List<PremiumWindow> parts = new ArrayList<>();
    for (String pivot : pivots) {
      Optional<GroupMember> base =
          sorted.stream().filter(member -> member.getLanguage().equals(pivot)).findFirst();
      for (List<GroupMember> variety : varieties.values()) {
        PremiumWindow part = empty(tenant, pivot, variety.get(0), sorted.get(0).getEventTime());
        part.setDuplicates(variety.size() - 1L);
        part.setGroupsAlone(varieties.size() == 1 ? 1L : 0L);
        if (base.isPresent()) {
          compare(part, variety.get(0), base.get());
        } else {
          part.setGroupsWithoutPivot(1L);
        }
        parts.add(part);
      }
    }
    return parts;
  }

  /** Returns a part without groups for each pivot, in the window of {@code member}. */
  List<PremiumWindow> none(String tenant, GroupMember member) {
    return pivots.stream()
        .map(pivot -> empty(tenant, pivot, member, member.getEventTime()))
        .toList();
  }

  private PremiumWindow empty(String tenant, String pivot, GroupMember member, Instant time) {
    long start = TimeWindow.getWindowStartWithOffset(time.toEpochMilli(), 0, windowSize);
    return new PremiumWindow(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(start + windowSize),
        tenant,
        pivot,
        member.getLanguage(),
        member.getScript(),
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        new ArrayList<>(),
        0L,
        0L);
  }

  private static void compare(PremiumWindow part, GroupMember member, GroupMember base) {
    part.setGroups(1L);
    part.setCharacters(member.getCharacters());
    part.setUtf8Bytes(member.getUtf8Bytes());
    part.setWords(member.getWords());
    part.setPivotCharacters(base.getCharacters());
    part.setPivotUtf8Bytes(base.getUtf8Bytes());
    part.setPivotWords(base.getWords());
    part.setGraphemeClusters(member.getGraphemeClusters());
    part.setPivotGraphemeClusters(base.getGraphemeClusters());
    for (VocabularyCounts own : member.getCounts()) {
      VocabularyCounts other = find(base.getCounts(), own);
      if (other != null) {
        part.getCounts()
            .add(
                new PremiumCounts(
                    own.getVocabulary(),
                    own.getFingerprint(),
                    1L,
                    base.getCharacters(),
                    own.getTokens(),
                    own.getUnknownTokens(),
                    other.getTokens()));
      }
    }
  }

  private static @Nullable VocabularyCounts find(
      List<VocabularyCounts> counts, VocabularyCounts wanted) {
    for (VocabularyCounts count : counts) {
      if (count.getVocabulary().equals(wanted.getVocabulary())
          && count.getFingerprint().equals(wanted.getFingerprint())) {
        return count;
      }
    }
    return null;
  }
}
