// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.operators.Opened;
import dev.babelmeter.operators.RecordTypes;
import dev.babelmeter.operators.WatermarkMemory;
import dev.babelmeter.state.v1.GroupMember;
import dev.babelmeter.state.v1.TranslationGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Joins the texts of a translation group in event time. A group begins with its earliest text at
 * <i>t</i>, holds all texts before <i>t</i> + wait, and is compared once, when the watermark says
 * that they are there. So what is compared depends on event times alone, whatever the order of
 * arrival. A text from <i>t</i> + wait on begins another group of the same name.
 *
 * <p>A text whose group has been closed is late, and one beyond {@value #MAX_MEMBERS} of a group is
 * refused; each is told in a part of its own. A group's state ends one wait after it was closed,
 * when the lateness of whatever else belongs to it follows from the watermark alone.
 */
public final class JoinTranslations
    extends KeyedProcessFunction<GroupKey, TextCounts, PremiumWindow>
    implements CheckpointedFunction {
  /** Texts that are kept of one group: a few for each language that a group can have. */
  public static final int MAX_MEMBERS = 1_000;

  private final PremiumConfig config;
  private final long wait;

  private transient @Nullable GroupPremiums premiums;
  private transient @Nullable ValueState<TranslationGroup> state;
  private transient @Nullable WatermarkMemory watermark;

  /** Makes a function that compares as {@code config} says. */
  public JoinTranslations(PremiumConfig config) {
    this.config = config;
    this.wait = config.groupWait().toMillis();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = WatermarkMemory.restore(context);
  }

  @Override
  public void open(OpenContext context) {
    premiums = new GroupPremiums(config);
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("translation-group", RecordTypes.TRANSLATION_GROUP));
  }

  @Override
  public void processElement(TextCounts text, Context context, Collector<PremiumWindow> out)
      throws Exception {
    long time = text.getEventTime().toEpochMilli();
    String tenant = context.getCurrentKey().tenant();
    ValueState<TranslationGroup> states = Opened.require(state);
    TranslationGroup group = states.value();
    if (group == null) {
      group = new TranslationGroup(null, new ArrayList<>());
    }
    if (isLate(time, group, Opened.require(watermark).by(context.timerService()))) {
      leftOut(tenant, text).forEach(part -> out.collect(late(part)));
      return;
    }
    List<GroupMember> members = group.getMembers();
    if (members.size() >= MAX_MEMBERS) {
      leftOut(tenant, text).forEach(part -> out.collect(refused(part)));
      return;
    }
    if (members.isEmpty() || time < start(members)) {
      context.timerService().registerEventTimeTimer(lastOf(time));
    }
    members.add(memberOf(text));
    states.update(group);
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<PremiumWindow> out)
      throws Exception {
    long reached = Opened.require(watermark).by(context.timerService());
    // At the end of the input everything has come, and Flink takes no timer from a timer any more.
    boolean ended = reached == Watermark.MAX_WATERMARK.getTimestamp();
    ValueState<TranslationGroup> states = Opened.require(state);
    TranslationGroup group = states.value();
    if (group == null) {
      return;
    }
    while (!group.getMembers().isEmpty() && (ended || lastOf(start(group.getMembers())) <= now)) {
      close(group, context.getCurrentKey().tenant(), out);
    }
    List<GroupMember> members = group.getMembers();
    if (!members.isEmpty()) {
      context.timerService().registerEventTimeTimer(lastOf(start(members)));
    }
    Instant closed = group.getClosedUntil();
    if (closed != null && forgotten(closed) > now && !ended) {
      context.timerService().registerEventTimeTimer(forgotten(closed));
    } else {
      group.setClosedUntil(null);
    }
    if (members.isEmpty() && group.getClosedUntil() == null) {
      states.clear();
    } else {
      states.update(group);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Opened.require(watermark).snapshot();
  }

  /** Compares the group that begins with the earliest of the texts. */
  private void close(TranslationGroup group, String tenant, Collector<PremiumWindow> out) {
    List<GroupMember> members = group.getMembers();
    Instant end = Instant.ofEpochMilli(lastOf(start(members)) + 1);
    Map<Boolean, List<GroupMember>> joined =
        members.stream()
            .collect(Collectors.partitioningBy(member -> member.getEventTime().isBefore(end)));
    Opened.require(premiums).of(tenant, joined.get(true)).forEach(out::collect);
    // A list that was read from a checkpoint is Avro's, of which nothing can be removed.
    group.setMembers(joined.get(false));
    group.setClosedUntil(end);
  }

  private boolean isLate(long time, TranslationGroup group, long watermark) {
    Instant closed = group.getClosedUntil();
    return lastOf(time) <= watermark || (closed != null && time < closed.toEpochMilli());
  }

  /** The last millisecond of a group that begins at {@code start}. */
  private long lastOf(long start) {
    return start + wait - 1;
  }

  /** From this watermark on, any text before {@code closed} is late by itself. */
  private long forgotten(Instant closed) {
    return lastOf(closed.toEpochMilli() - 1);
  }

  private static long start(List<GroupMember> members) {
    long start = Long.MAX_VALUE;
    for (GroupMember member : members) {
      start = Math.min(start, member.getEventTime().toEpochMilli());
    }
    return start;
  }

  private static GroupMember memberOf(TextCounts text) {
    return new GroupMember(
        text.getEventTime(),
        text.getEventId(),
        text.getLanguage(),
        text.getScript(),
        text.getCharacters(),
        text.getUtf8Bytes(),
        text.getWords(),
        text.getGraphemeClusters(),
        text.getCounts());
  }

  private List<PremiumWindow> leftOut(String tenant, TextCounts text) {
    return Opened.require(premiums).none(tenant, memberOf(text));
  }

  private static PremiumWindow late(PremiumWindow part) {
    part.setLateMembers(1L);
    return part;
  }

  private static PremiumWindow refused(PremiumWindow part) {
    part.setRefusedMembers(1L);
    return part;
  }
}
