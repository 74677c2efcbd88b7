// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.DeadLetter;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.TextEvent;
import dev.babelmeter.operators.CountKey;
import dev.babelmeter.operators.CountTexts;
import dev.babelmeter.operators.EventTimeWatermarks;
import dev.babelmeter.operators.RecordTypes;
import dev.babelmeter.operators.SplitInput;
import dev.babelmeter.operators.SumWindows;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.input.InputRecord;
import java.time.Clock;
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
   * @param deadLetters records that could not be counted
   */
  public record Outputs(
      DataStream<TextCounts> textCounts,
      DataStream<CountWindow> countWindows,
      DataStream<TextCounts> lateCounts,
      DataStream<DeadLetter> deadLetters) {}

  /**
   * Defines the graph in {@code env}.
   *
   * @param input where records come from; each must be emitted by a split
   * @param analysis opens what counts texts
   */
  public static Outputs define(
      StreamExecutionEnvironment env,
      Source<InputRecord, ?, ?> input,
      GraphConfig config,
      TextAnalysis.Factory analysis) {
    SingleOutputStreamOperator<TextEvent> events =
        env.fromSource(input, watermarks(config), OperatorIds.READ_EVENTS, RecordTypes.INPUT)
            .uid(OperatorIds.READ_EVENTS)
            .process(new SplitInput(), RecordTypes.TEXT_EVENT)
            .uid(OperatorIds.SPLIT_INPUT)
            .name(OperatorIds.SPLIT_INPUT);
    SingleOutputStreamOperator<TextCounts> counts =
        events
            .map(new CountTexts(analysis), RecordTypes.TEXT_COUNTS)
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
        events.getSideOutput(SplitInput.DEAD_LETTERS));
  }

  private static EventTimeWatermarks watermarks(GraphConfig config) {
    return new EventTimeWatermarks(config.outOfOrderness(), config.idleAfter(), Clock.systemUTC());
  }
}
