// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceBook;
import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real price file of 218 models in LiteLLM's format. */
class SharedPriceFileTest {
  private static final Path FILE =
      Path.of(System.getProperty("babelmeter.shared", "../../shared"))
          .resolve("data/prices/litellm-prices-2026-07.json");

  @Test
  void read_takesOrRefusesEveryModel() throws IOException {
    PriceList list = read();
    JsonNode file =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readTree(FILE.toFile());
    assertThat(list.prices().size() + list.refusals().size()).isEqualTo(file.size());
    assertThat(list.refusals())
        .extracting(PriceList.Refusal::model)
        .containsExactlyInAnyOrder(
            "deepseek-v3-2-251201",
            "gemini-2.0-flash-exp-image-generation",
            "gemini-flash-experimental",
            "gpt-realtime-whisper");
    // Every rate times a token is the file's own number: nothing was rounded.
    for (DatedPrice price : list.prices()) {
      OptionalLong input = price.rate(TokenKind.INPUT, ServiceTier.STANDARD, 0);
      JsonNode expected = file.get(price.model()).path("input_cost_per_token");
      assertThat(BigDecimal.valueOf(input.orElse(0), 12))
          .as(price.model())
          .isEqualByComparingTo(
              expected.isMissingNode() ? BigDecimal.ZERO : expected.decimalValue());
    }
  }

  /** Written down by hand from the file: model, kind, service, threshold, pico-dollars. */
  @ParameterizedTest
  @CsvSource({
    "gpt-4o,INPUT,STANDARD,0,2500000",
    "gpt-4o,OUTPUT,BATCH,0,5000000",
    "gpt-4o,CACHE_READ,PRIORITY,0,2125000",
    "gpt-5.4,INPUT,STANDARD,0,2500000",
    "gpt-5.4,INPUT,STANDARD,272000,5000000",
    "gpt-5.4,OUTPUT,STANDARD,272000,22500000",
    "gpt-5.4,CACHE_READ,FLEX,0,130000",
    "gemini-2.5-pro,INPUT,STANDARD,200000,2500000",
    "gemini-2.5-pro,OUTPUT,STANDARD,0,10000000",
    "gemini-2.5-pro,OUTPUT,STANDARD,200000,15000000",
    "gemini-3-pro-preview,INPUT,PRIORITY,200000,7200000",
    "gemini-3-pro-preview,OUTPUT,PRIORITY,200000,32400000",
    "gemini-3-pro-preview,CACHE_READ,PRIORITY,200000,720000",
    "claude-sonnet-4-5,INPUT,STANDARD,200000,6000000",
    "claude-sonnet-4-5,CACHE_WRITE_LONG,STANDARD,0,6000000",
    "claude-sonnet-4-5,CACHE_WRITE_LONG,STANDARD,200000,12000000",
    "deepseek-v4-pro,CACHE_READ,STANDARD,0,3625",
    "deepseek-v4-pro,OUTPUT,STANDARD,0,870000",
    "gpt-5-nano,CACHE_READ,FLEX,0,2500",
    "o1-pro,OUTPUT,STANDARD,0,600000000",
    "gpt-5.6-terra,CACHE_WRITE,FLEX,0,1562500",
    "gpt-5.6-terra,CACHE_WRITE,STANDARD,272000,6250000",
    "gemini-2.5-flash,REASONING,STANDARD,0,2500000",
    "gpt-4.1-mini,INPUT,PRIORITY,0,700000"
  })
  void read_hasThePricesOfTheFile(
      String model, TokenKind kind, ServiceTier service, long above, long pico) throws IOException {
    PriceBook book = new PriceBook(read().prices());
    assertThat(book.of(model).get(0).rate(kind, service, above)).hasValue(pico);
  }

  private static PriceList read() throws IOException {
    assumeTrue(Files.exists(FILE), "skipped: ../shared has no price file");
    try (InputStream in = Files.newInputStream(FILE)) {
      return PriceLists.read(
          in, FILE.getFileName().toString(), PriceListOptions.always(Instant.EPOCH, "test"));
    }
  }
}
