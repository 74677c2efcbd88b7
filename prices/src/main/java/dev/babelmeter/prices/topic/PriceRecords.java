// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.topic;

import dev.babelmeter.events.v1.ChargedAs;
import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.events.v1.ServiceLevel;
import dev.babelmeter.events.v1.TokenRate;
import dev.babelmeter.events.v1.VocabularyMethod;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.ModelVocabulary;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.Rate;
import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns prices into records of the topic and back, without loss. */
public final class PriceRecords {
  private static final String CURRENCY = "USD";
  private static final int BAND_SCALE = 6;

  private PriceRecords() {}

  /** The key of the record of {@code price}: its model and its start. */
  public static String keyOf(DatedPrice price) {
    return price.model() + "@" + price.start();
  }

  /**
   * Returns {@code price} as a record.
   *
   * @throws PriceException when a factor of its estimate has more than six decimal places
   */
  public static ModelPrice toRecord(DatedPrice price) {
    ModelVocabulary vocabulary = price.vocabulary();
    return ModelPrice.newBuilder()
        .setModel(price.model())
        .setMatch(price.match())
        .setProvider(price.provider())
        .setCurrency(CURRENCY)
        .setStartsAt(price.start())
        .setEndsAt(price.end())
        .setRates(price.rates().stream().map(PriceRecords::toRecord).toList())
        .setVocabulary(vocabulary.name())
        .setVocabularyMethod(VocabularyMethod.valueOf(vocabulary.method().name()))
        .setEstimateLow(factor(vocabulary.low()))
        .setEstimateHigh(factor(vocabulary.high()))
        .setVocabularySource(vocabulary.source())
        .setSource(price.source())
        .setListedAt(price.listed())
        .setUnread(price.unread())
        .build();
  }

  /**
   * Returns the price in {@code record}. A rate of a kind or service that is unknown here, written
   * by a newer version, is named among what is not read.
   *
   * @throws PriceException when the record cannot be used
   */
  public static DatedPrice ofRecord(ModelPrice record) {
    if (!record.getCurrency().equals(CURRENCY)) {
      throw new PriceException(
          "is in " + record.getCurrency() + ", while costs are summed in " + CURRENCY);
    }
    List<Rate> rates = new ArrayList<>();
    List<String> unread = new ArrayList<>(record.getUnread());
    for (TokenRate rate : record.getRates()) {
      if (rate.getKind() == ChargedAs.UNKNOWN || rate.getService() == ServiceLevel.UNKNOWN) {
        unread.add("a rate of a newer version");
      } else if (rate.getAboveTokens() < 0 || rate.getPicoDollars() < 0) {
        throw new PriceException("has a negative rate or threshold");
      } else {
        rates.add(
            new Rate(
                TokenKind.valueOf(rate.getKind().name()),
                ServiceTier.valueOf(rate.getService().name()),
                rate.getAboveTokens(),
                rate.getPicoDollars()));
      }
    }
    return new DatedPrice(
        record.getModel(),
        record.getMatch(),
        record.getProvider(),
        record.getStartsAt(),
        record.getEndsAt(),
        rates,
        vocabulary(record),
        record.getSource(),
        record.getListedAt(),
        unread);
  }

  private static ModelVocabulary vocabulary(ModelPrice record) {
    return new ModelVocabulary(
        record.getVocabulary(),
        ModelVocabulary.Method.valueOf(record.getVocabularyMethod().name()),
        record.getEstimateLow(),
        record.getEstimateHigh(),
        record.getVocabularySource());
  }

  private static TokenRate toRecord(Rate rate) {
    return new TokenRate(
        ChargedAs.valueOf(rate.kind().name()),
        ServiceLevel.valueOf(rate.service().name()),
        rate.aboveTokens(),
        rate.picoDollars());
  }

  private static @Nullable BigDecimal factor(@Nullable BigDecimal factor) {
    if (factor == null) {
      return null;
    }
    try {
      return factor.setScale(BAND_SCALE, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new PriceException("has a band with more than six decimal places");
    }
  }
}
