// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.prices.PicoDollars;
import dev.babelmeter.prices.PriceException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Reads the values of fields. Every message begins with the field. */
final class PriceFields {
  private PriceFields() {}

  /** A price in dollars a token. */
  static long perToken(String field, JsonNode value) {
    return price(field, number(field, value));
  }

  /** A price in dollars for a million tokens. */
  static long perMillion(String field, JsonNode value) {
    return price(field, number(field, value).scaleByPowerOfTen(-6));
  }

  static BigDecimal number(String field, JsonNode value) {
    if (!value.isNumber()) {
      throw new PriceException("has '" + field + "', which is not a number");
    }
    return value.decimalValue();
  }

  /** A whole number of tokens. */
  static long tokens(String field, JsonNode value) {
    if (!value.isNumber()) {
      throw new PriceException("has '" + field + "', which is not a number");
    }
    BigDecimal number = value.decimalValue();
    if (number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
        || number.stripTrailingZeros().scale() > 0) {
      throw new PriceException("has '" + field + "', which is not a whole number of tokens");
    }
    return number.longValueExact();
  }

  /** A date, from midnight in UTC, or an instant. */
  static Instant instant(String field, JsonNode value) {
    String text = value.asText();
    try {
      return text.length() <= DateTimeFormatter.ISO_LOCAL_DATE.format(LocalDate.EPOCH).length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new PriceException(
          "has '" + field + "', which is no date such as 2026-03-13 or 2026-03-13T00:00:00Z");
    }
  }

  private static long price(String field, BigDecimal dollars) {
    try {
      return PicoDollars.ofDollars(dollars);
    } catch (PriceException e) {
      throw new PriceException("has '" + field + "', which " + e.getMessage());
    }
  }
}
