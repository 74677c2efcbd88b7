// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.prices.read;

import java.util.regex.Pattern;

/** What a field of LiteLLM's means beside prices of tokens of text. */
final class LiteLlmFields {
  /** Says what the model is or does, and nothing about its price. */
  private static final Pattern DESCRIPTIVE =
      Pattern.compile(
          "supports_.+|supported_.+|max_.+|mode|litellm_provider|source|deprecation_date|rpm|tpm"
              + "|rpd|output_vector_size|metadata|comment|_comment|multi_vendor|.+_native_audio"
              + "|.+_audio_only_live|uses_embed_content|prompt_cache_min_tokens"
              + "|tool_use_system_prompt_tokens|display_name|provider|bedrock_.+"
              + "|effective_from|effective_until|listed|match|vocabulary|vocabulary_method"
              + "|vocabulary_band|vocabulary_source|tiered_pricing");

  /** A price of something that is not a text. */
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "(?:input|output|cache)_.*(?:audio|image|video|pixel|second|character|page|query|request"
              + "|session|gb_per_day).*|(?:search_context_cost|file_search|code_interpreter"
              + "|computer_use|vector_store|ocr|annotation|citation|web_search).*");

  private LiteLlmFields() {}

  /** Whether the field called {@code name} may change what a text costs without being read. */
  static boolean isUnread(String name) {
    return !DESCRIPTIVE.matcher(name).matches() && !NOT_TEXT.matcher(name).matches();
  }
}
