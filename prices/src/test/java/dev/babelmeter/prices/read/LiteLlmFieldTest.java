// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.prices.ServiceTier;
import dev.babelmeter.prices.TokenKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteLlmFieldTest {
  @ParameterizedTest
  @CsvSource({
    "input_cost_per_token,INPUT,STANDARD,0",
    "output_cost_per_token_batches,OUTPUT,BATCH,0",
    "output_cost_per_reasoning_token,REASONING,STANDARD,0",
    "input_cost_per_token_above_200k_tokens_priority,INPUT,PRIORITY,200000",
    "input_cost_per_token_priority_above_272k_tokens,INPUT,PRIORITY,272000",
    "input_cost_per_token_above_128_tokens,INPUT,STANDARD,128",
    "cache_read_input_token_cost_flex,CACHE_READ,FLEX,0",
    "input_cost_per_token_cache_hit,CACHE_READ,STANDARD,0",
    "cache_creation_input_token_cost_above_1hr,CACHE_WRITE_LONG,STANDARD,0",
    "cache_creation_input_token_cost_above_1hr_above_200k_tokens,CACHE_WRITE_LONG,STANDARD,200000",
    "cache_creation_input_token_cost_above_200k_tokens_above_1hr,CACHE_WRITE_LONG,STANDARD,200000",
  })
  void of_readsTheNameByItsGrammar(String name, TokenKind kind, ServiceTier tier, long above) {
    assertThat(LiteLlmField.of(name)).contains(new LiteLlmField(kind, tier, above));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input_cost_per_token_above_200k_tokens_above_272k_tokens",
        "input_cost_per_token_priority_flex",
        "input_cost_per_token_above_1hr",
        "input_cost_per_token_turbo",
        "input_cost_per_token_above_k_tokens",
        "input_cost_per_audio_token",
        "my_input_cost_per_token",
        "input_cost_per_token_"
      })
  void of_takesNothingElse(String name) {
    assertThat(LiteLlmField.of(name)).isEmpty();
  }
}
