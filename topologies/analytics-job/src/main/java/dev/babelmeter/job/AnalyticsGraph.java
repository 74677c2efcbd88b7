// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.CoverageWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.PremiumWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.CountKey;
import dev.babelmeter.operators.CountTexts;
import dev.babelmeter.operators.EventTimeWatermarks;
import dev.babelmeter.operators.MergeWindows;
import dev.babelmeter.operators.RecordTypes;
import dev.babelmeter.operators.SplitInput;
import dev.babelmeter.operators.SumWindows;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.TokenAnalysis;
import dev.babelmeter.operators.attribute.AddAttributes;
import dev.babelmeter.operators.attribute.AttributeConfig;
import dev.babelmeter.operators.attribute.AttributeParts;
import dev.babelmeter.operators.attribute.AttributeSlice;
import dev.babelmeter.operators.coverage.AddCoverage;
import dev.babelmeter.operators.coverage.CoverageSlice;
import dev.babelmeter.operators.coverage.GatherTokens;
import dev.babelmeter.operators.input.InputRecord;
import dev.babelmeter.operators.premium.AddPremiums;
import dev.babelmeter.operators.premium.GroupKey;
import dev.babelmeter.operators.premium.InGroups;
import dev.babelmeter.operators.premium.JoinTranslations;
import dev.babelmeter.operators.premium.PremiumConfig;
import dev.babelmeter.operators.premium.PremiumSlice;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The flow from records to counts, the same for a live topic and for files. Reading and counting
 * are one chain, so that no text travels between threads or machines.
 */
public final class AnalyticsGraph {
  private AnalyticsGraph() {}

  /**
   * What the graph produces.
   *
   * @param textCounts the counts of each text
   * @param countWindows sums over windows, each written once
   * @param lateCounts the counts of texts that came after their window had closed
   * @param premiumWindows sums over translation groups, and what was left out of them
   * @param coverageWindows which tokens the analysed texts of windows became
   * @param attributeWindows sums over the texts that share an attribute's value
   * @param deadLetters records that could not be counted
   */
  public record Outputs(
      DataStream<TextCounts> textCounts,
      DataStream<CountWindow> countWindows,
      DataStream<TextCounts> lateCounts,
      DataStream<PremiumWindow> premiumWindows,
      DataStream<CoverageWindow> coverageWindows,
      DataStream<AttributeWindow> attributeWindows,
      DataStream<DeadLetter> deadLetters) {}

  /**
   * Defines the graph in {@code env}.
   *
   * @param input where records come from; each must be emitted by a split
   * @param analysis opens what counts texts
   * @param tokens opens what tells the tokens of texts
   */
  public static Outputs define(
      StreamExecutionEnvironment env,
      Source<InputRecord, ?, ?> input,
      GraphConfig config,
      TextAnalysis.Factory analysis,
      TokenAnalysis.Factory tokens) {
    SingleOutputStreamOperator<TextEvent> events =
        env.fromSource(input, watermarks(config), OperatorIds.READ_EVENTS, RecordTypes.INPUT)
            .uid(OperatorIds.READ_EVENTS)
            .process(new SplitInput(), RecordTypes.TEXT_EVENT)
            .uid(OperatorIds.SPLIT_INPUT)
            .name(OperatorIds.SPLIT_INPUT);
    SingleOutputStreamOperator<TextCounts> counts =
        events
            .process(new CountTexts(analysis, tokens), RecordTypes.TEXT_COUNTS)
            .uid(OperatorIds.COUNT_TEXTS)
            .name(OperatorIds.COUNT_TEXTS);
    SingleOutputStreamOperator<CountWindow> windows =
        counts
            .keyBy(new CountKey.Selector(), RecordTypes.COUNT_KEY)
            .process(new SumWindows(config.windowSize()), RecordTypes.COUNT_WINDOW)
            .uid(OperatorIds.SUM_WINDOWS)
            .name(OperatorIds.SUM_WINDOWS);
    return new Outputs(
        counts,
        windows,
        windows.getSideOutput(SumWindows.LATE),
        premiums(counts, config.premium()),
        coverage(counts.getSideOutput(CountTexts.TOKENS)),
        attributes(counts, config.attributes()),
        events.getSideOutput(SplitInput.DEAD_LETTERS));
  }

  private static DataStream<PremiumWindow> premiums(
      DataStream<TextCounts> counts, PremiumConfig config) {
    return counts
        .filter(new InGroups(config))
        .uid(OperatorIds.KEEP_GROUPED_TEXTS)
        .name(OperatorIds.KEEP_GROUPED_TEXTS)
        .keyBy(new GroupKey.Selector(), GroupKey.TYPE)
        .process(new JoinTranslations(config), RecordTypes.PREMIUM_WINDOW)
        .uid(OperatorIds.JOIN_TRANSLATIONS)
        .name(OperatorIds.JOIN_TRANSLATIONS)
        .keyBy(new PremiumSlice.Selector(), PremiumSlice.TYPE)
        .process(
            // A group that begins in a window's last millisecond is compared a wait later.
            new MergeWindows<PremiumSlice, PremiumWindow>(
                new AddPremiums(), RecordTypes.PREMIUM_WINDOW, config.groupWait()),
            RecordTypes.PREMIUM_WINDOW)
        .uid(OperatorIds.SUM_PREMIUM_WINDOWS)
        .name(OperatorIds.SUM_PREMIUM_WINDOWS);
  }

  private static DataStream<CoverageWindow> coverage(DataStream<CoverageWindow> tokens) {
    return tokens
        .transform(OperatorIds.GATHER_TOKENS, RecordTypes.COVERAGE_WINDOW, new GatherTokens())
        .uid(OperatorIds.GATHER_TOKENS)
        .keyBy(new CoverageSlice.Selector(), CoverageSlice.TYPE)
        .process(
            new MergeWindows<CoverageSlice, CoverageWindow>(
                new AddCoverage(), RecordTypes.COVERAGE_WINDOW, Duration.ZERO),
            RecordTypes.COVERAGE_WINDOW)
        .uid(OperatorIds.SUM_COVERAGE_WINDOWS)
        .name(OperatorIds.SUM_COVERAGE_WINDOWS);
  }

  private static DataStream<AttributeWindow> attributes(
      DataStream<TextCounts> counts, AttributeConfig config) {
    return counts
        .flatMap(new AttributeParts(config), RecordTypes.ATTRIBUTE_WINDOW)
        .uid(OperatorIds.TELL_ATTRIBUTES)
        .name(OperatorIds.TELL_ATTRIBUTES)
        .keyBy(new AttributeSlice.Selector(), AttributeSlice.TYPE)
        .process(
            new MergeWindows<AttributeSlice, AttributeWindow>(
                new AddAttributes(), RecordTypes.ATTRIBUTE_WINDOW, Duration.ZERO),
            RecordTypes.ATTRIBUTE_WINDOW)
        .uid(OperatorIds.SUM_ATTRIBUTE_WINDOWS)
        .name(OperatorIds.SUM_ATTRIBUTE_WINDOWS);
  }

  private static EventTimeWatermarks watermarks(GraphConfig config) {
    return new EventTimeWatermarks(config.outOfOrderness(), config.idleAfter(), Clock.systemUTC());
  }
}
