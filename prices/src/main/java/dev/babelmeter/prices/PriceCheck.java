// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Says what a person should look at in prices that can be used. */
public final class PriceCheck {
  /** No provider asks more than a few times the list price for priority. */
  private static final long MOST_TIMES_THE_STANDARD = 10;

  private PriceCheck() {}

  /** What may be wrong. */
  public enum Kind {
    /** It was compared with what is published longer ago than is good. */
    AGE,
    /** The source has fields that may change the cost of text and are not applied. */
    UNREAD,
    /** Without billed tokens the model's texts have no cost. */
    VOCABULARY,
    /** It has not ended when the next one of the model begins, which takes its place. */
    OVERLAP,
    /** It is out of proportion to another price of the model. */
    SUSPICIOUS;

    /** The kind's name in tables. */
    public String kindName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something to look at.
   *
   * @param detail what it is, in words
   */
  public record Finding(String model, Instant start, Kind kind, String detail) {}

  /**
   * Returns what there is to look at in {@code book}, by model. Age and vocabulary are a matter of
   * the newest price of each model alone.
   *
   * @param now the time to tell ages at
   * @param maxAge how old a comparison may be
   */
  public static List<Finding> of(PriceBook book, Instant now, Duration maxAge) {
    List<Finding> findings = new ArrayList<>();
    for (String model : book.models()) {
      List<DatedPrice> newestFirst = book.of(model);
      DatedPrice newest = newestFirst.get(0);
      Duration age = Duration.between(newest.listed(), now);
      if (age.compareTo(maxAge) > 0) {
        findings.add(
            finding(
                newest,
                Kind.AGE,
                "listed on "
                    + newest.listed().toString().substring(0, 10)
                    + ", "
                    + age.toDays()
                    + " days ago"));
      }
      if (newest.vocabulary().method() == ModelVocabulary.Method.UNKNOWN) {
        findings.add(finding(newest, Kind.VOCABULARY, "its vocabulary is unknown"));
      }
      for (int i = 0; i < newestFirst.size(); i++) {
        DatedPrice price = newestFirst.get(i);
        if (!price.unread().isEmpty()) {
          findings.add(
              finding(price, Kind.UNREAD, "not applied: " + String.join(", ", price.unread())));
        }
        Instant end = price.end();
        if (i > 0 && end != null && newestFirst.get(i - 1).start().isBefore(end)) {
          findings.add(
              finding(
                  price,
                  Kind.OVERLAP,
                  "ends at "
                      + end
                      + ", after the next began at "
                      + newestFirst.get(i - 1).start()));
        }
        price.rates().forEach(rate -> proportion(price, rate, findings));
      }
    }
    return findings;
  }

  private static void proportion(DatedPrice price, Rate rate, List<Finding> findings) {
    OptionalLong standard = price.rate(rate.kind(), ServiceTier.STANDARD, rate.aboveTokens());
    OptionalLong input = price.rate(TokenKind.INPUT, rate.service(), rate.aboveTokens());
    boolean cheaper = rate.service() == ServiceTier.BATCH || rate.service() == ServiceTier.FLEX;
    if (cheaper && standard.isPresent() && rate.picoDollars() > standard.getAsLong()) {
      findings.add(
          finding(
              price, Kind.SUSPICIOUS, describe(rate) + " costs more than the standard service"));
    } else if (rate.service() == ServiceTier.PRIORITY
        && standard.isPresent()
        && rate.picoDollars() / MOST_TIMES_THE_STANDARD > standard.getAsLong()) {
      findings.add(
          finding(
              price,
              Kind.SUSPICIOUS,
              describe(rate) + " costs more than ten times the standard service"));
    } else if (rate.kind() == TokenKind.CACHE_READ
        && input.isPresent()
        && rate.picoDollars() > input.getAsLong()) {
      findings.add(
          finding(
              price,
              Kind.SUSPICIOUS,
              describe(rate) + " costs more than what is not in the cache"));
    }
  }

  private static String describe(Rate rate) {
    BigDecimal million = PicoDollars.toDollars(rate.picoDollars()).movePointRight(6);
    return rate.kind().name().toLowerCase(Locale.ROOT)
        + " of "
        + rate.service().tierName()
        + " at "
        + million.stripTrailingZeros().toPlainString()
        + " dollars for a million tokens";
  }

  private static Finding finding(DatedPrice price, Kind kind, String detail) {
    return new Finding(price.model(), price.start(), kind, detail);
  }
}
