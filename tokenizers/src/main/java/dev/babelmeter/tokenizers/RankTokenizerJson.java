// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Writes a rank file as a {@code tokenizer.json} that tokenises exactly as tiktoken's {@code
 * encode_ordinary}: the ids are the ranks, a piece that is a token is taken whole, and no text is
 * special.
 *
 * <p>tiktoken merges the neighbours whose joined bytes have the lowest rank, however they are
 * split; so each split of a token into two tokens becomes a merge, in the order of the ranks. One
 * split a token is not enough: {@code o200k_base} has 199,998 tokens and 446,189 splits.
 */
final class RankTokenizerJson {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private static final String BEFORE_PATTERN =
      """
      {"version": "1.0", "added_tokens": [], "normalizer": null,
      "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
      {"type": "Split", "behavior": "Isolated", "invert": false, "pattern": {"Regex": """;

  private static final String BEFORE_TOKENS =
      """
      }},
      {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false, "use_regex": false}
      ]},
      "post_processor": null,
      "decoder": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": false,
      "use_regex": false},
      "model": {"type": "BPE", "unk_token": null, "continuing_subword_prefix": null,
      "byte_fallback": false, "ignore_merges": true, "vocab": {
      """;

  private RankTokenizerJson() {}

  /**
   * Writes {@code file} with the pieces that {@code splitPattern} makes.
   *
   * @throws IllegalArgumentException when a token cannot be written as part of a merge
   */
  static String write(RankFile file, String splitPattern) {
    // About the size of the text, so that the buffer need not grow.
    StringBuilder json = new StringBuilder(file.size() * 44);
    json.append(BEFORE_PATTERN).append('"').append(ENCODER.quoteAsString(splitPattern)).append('"');
    json.append(BEFORE_TOKENS);
    String[] spellings = new String[file.size()];
    for (int i = 0; i < spellings.length; i++) {
      spellings[i] = spelling(file, i);
      json.append('"').append(spellings[i]).append("\":").append(file.rank(i)).append(",\n");
    }
    dropComma(json);
    json.append("}, \"merges\": [\n");
    for (int i = 0; i < spellings.length; i++) {
      int[] parts = file.splits(i);
      for (int part = 0; part < parts.length; part += 2) {
        // The reference reads this form in half the time of a pair, and no spelling has a space.
        json.append('"').append(spellings[parts[part]]).append(' ');
        json.append(spellings[parts[part + 1]]).append("\",\n");
      }
    }
    dropComma(json);
    return json.append("]}}\n").toString();
  }

  private static String spelling(RankFile file, int position) {
    String spelling = file.spelling(position);
    if (spelling.startsWith("#version")) {
      // The reference takes such a merge for the first line of GPT-2's file of merges.
      throw new IllegalArgumentException("its token '" + spelling + "' cannot begin a merge");
    }
    return new String(ENCODER.quoteAsString(spelling));
  }

  private static void dropComma(StringBuilder json) {
    int comma = json.length() - 2;
    if (json.charAt(comma) == ',') {
      json.deleteCharAt(comma);
    }
  }
}
