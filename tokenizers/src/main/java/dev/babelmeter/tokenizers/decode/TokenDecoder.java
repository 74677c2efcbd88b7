// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the text of tokens as the section {@code decoder} of a {@code tokenizer.json} says. */
public final class TokenDecoder {
  private final @Nullable Decoder decoder;

  private TokenDecoder(@Nullable Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Makes the decoder that {@code section} describes; null in JSON's sense joins tokens by spaces.
   *
   * @throws UnsupportedDecoderException when it has a type or a form that is not known here
   */
  public static TokenDecoder of(JsonNode section) {
    return new TokenDecoder(section.isNull() ? null : DecoderReader.read(section));
  }

  /** The text of {@code tokens}, special ones included. */
  public String decode(List<String> tokens) {
    return decoder == null ? String.join(" ", tokens) : String.join("", decoder.decode(tokens));
  }
}
