// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.babelmeter.events.v1.ModelPrice;
import dev.babelmeter.prices.DatedPrice;
import dev.babelmeter.prices.PriceException;
import dev.babelmeter.prices.read.PriceListOptions;
import dev.babelmeter.prices.read.PriceLists;
import dev.babelmeter.schemas.RecordCodec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceRecordsTest {
  private static final String ESTIMATED =
      """
      {"m": {"input_cost_per_token": 1e-6, "vocabulary": "v", "vocabulary_method": "estimated",
             "vocabulary_band": [0.9, 1.2500001], "wonder_fee": 1}}""";

  @Test
  void ofRecord_isWhatWasWritten() {
    RecordCodec<ModelPrice> codec = RecordCodec.of(ModelPrice.class);
    List<DatedPrice> prices = PriceLists.bundled().prices();
    assertThat(prices).isNotEmpty();
    for (DatedPrice price : prices) {
      byte[] encoded = codec.encode(PriceRecords.toRecord(price));
      assertThat(PriceRecords.ofRecord(codec.decode(encoded))).isEqualTo(price);
    }
  }

  @Test
  void toRecord_keepsAnEstimateAndWhatIsUnread() {
    DatedPrice price = read(ESTIMATED.replace("1.2500001", "1.25")).get(0);
    DatedPrice back = PriceRecords.ofRecord(PriceRecords.toRecord(price));
    assertThat(back.vocabulary().low()).isEqualByComparingTo("0.9");
    assertThat(back.vocabulary().high()).isEqualByComparingTo("1.25");
    assertThat(back.unread()).containsExactly("wonder_fee");
    assertThatThrownBy(() -> PriceRecords.toRecord(read(ESTIMATED).get(0)))
        .isInstanceOf(PriceException.class);
  }

  @Test
  void ofRecord_refusesAnotherCurrency() {
    ModelPrice record = PriceRecords.toRecord(PriceLists.bundled().prices().get(0));
    record.setCurrency("EUR");
    assertThatThrownBy(() -> PriceRecords.ofRecord(record)).hasMessageContaining("EUR");
  }

  private static List<DatedPrice> read(String json) {
    return PriceLists.read(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            "test",
            PriceListOptions.always(Instant.EPOCH, "test"))
        .prices();
  }
}
