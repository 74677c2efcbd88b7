// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;

/**
 * Reads files of prices. Numbers are taken as the decimal numbers that the file spells, never as
 * binary fractions.
 */
public final class PriceLists {
  /** The newest comparison of the bundled prices with those that the providers publish. */
  private static final Instant BUNDLED_AT = Instant.parse("2026-08-21T00:00:00Z");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private PriceLists() {}

  /**
   * Returns what {@code in} holds, in the format that it begins with: an object is LiteLLM's, an
   * array is that of genai-prices.
   *
   * @param name the file's name, for messages
   * @throws PriceFileException when it is neither
   */
  public static PriceList read(InputStream in, String name, PriceListOptions options) {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        return new LiteLlmList(options).read(parser);
      }
      if (first == JsonToken.START_ARRAY) {
        return new GenaiList(options).read(parser);
      }
      throw new PriceFileException(
          name
              + " is no list of prices: give LiteLLM's model_prices_and_context_window.json, an"
              + " object by model, or data.json of genai-prices, an array of providers",
          null);
    } catch (JsonProcessingException e) {
      throw new PriceFileException(
          name
              + (e instanceof JsonParseException ? " is not JSON" : " cannot be read")
              + " at line "
              + e.getLocation().getLineNr()
              + ": "
              + e.getOriginalMessage()
              + "; correct it there",
          e);
    } catch (IOException e) {
      throw new PriceFileException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The prices that come with the product. */
  public static PriceList bundled() {
    String resource = "/dev/babelmeter/prices/prices.json";
    try (InputStream in =
        Objects.requireNonNull(PriceLists.class.getResourceAsStream(resource), resource)) {
      return read(in, "the bundled list", PriceListOptions.always(BUNDLED_AT, "bundled"));
    } catch (IOException e) {
      throw new PriceFileException("the bundled list of prices cannot be read", e);
    }
  }
}
