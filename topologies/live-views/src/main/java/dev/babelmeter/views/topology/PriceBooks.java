// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.topic.PriceRecords;
import dev.babelmeter.schemas.RecordCodec;
import dev.babelmeter.schemas.UnreadableRecordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prices that this process has read so far. A record that cannot be used takes the place of the
 * one under its key, since that one no longer holds, and its model has no price then.
 *
 * <p>Safe for use by several threads.
 */
public final class PriceBooks {
  private static final Logger logger = LoggerFactory.getLogger(PriceBooks.class);

  private final RecordCodec<ModelPrice> codec = RecordCodec.of(ModelPrice.class);
  private final Map<String, DatedPrice> prices = new HashMap<>();
  private final Set<String> unreadable = new TreeSet<>();
  private @Nullable PriceBook book;

  /** All prices that can be used. */
  public synchronized PriceBook current() {
    if (book == null) {
      book = new PriceBook(List.copyOf(prices.values()));
    }
    return book;
  }

  /** Number of records of the topic that are no price. */
  public synchronized int unreadable() {
    return unreadable.size();
  }

  /** Takes up the newest {@code record} of {@code key}; null withdraws it. */
  synchronized void put(String key, byte @Nullable [] record) {
    prices.remove(key);
    unreadable.remove(key);
    book = null;
    if (record == null) {
      return;
    }
    try {
      prices.put(key, PriceRecords.ofRecord(codec.decode(record)));
    } catch (UnreadableRecordException | PriceException e) {
      unreadable.add(key);
      logger.warn(
          "a record of model-prices is no price, import its model anew: {}", e.getMessage());
    }
  }
}
