// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.attribute;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.operators.CountKey;
import dev.babelmeter.operators.WindowSums;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text the part of a window for each of its attributes that texts are told apart by. A text
 * without an attribute, or with an empty value, is in none of that attribute's windows.
 */
public final class AttributeParts implements FlatMapFunction<TextCounts, AttributeWindow> {
  private final AttributeConfig config;

  /** Makes a function for the attributes of {@code config}. */
  public AttributeParts(AttributeConfig config) {
    this.config = config;
  }

  @Override
  public void flatMap(TextCounts text, Collector<AttributeWindow> out) {
    for (String name : config.names()) {
      String value = valueOf(name, text);
      if (value != null && !value.isEmpty()) {
        out.collect(new AttributeWindow(name, value, sums(text)));
      }
    }
  }

  private static @Nullable String valueOf(String name, TextCounts text) {
    return name.equals(AttributeConfig.SOURCE) ? text.getSource() : text.getAttributes().get(name);
  }

  private CountWindow sums(TextCounts text) {
    long size = config.windowSize().toMillis();
    long start = TimeWindow.getWindowStartWithOffset(text.getEventTime().toEpochMilli(), 0, size);
    CountWindow sums = WindowSums.empty(CountKey.of(text), start, start + size);
    WindowSums.add(sums, text);
    return sums;
  }
}
