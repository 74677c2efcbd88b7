// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads decoders. */
final class DecoderReader {
  private DecoderReader() {}

  static Decoder read(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "Sequence" -> sequence(node);
      case "ByteLevel" -> new ByteLevelDecoder();
      case "ByteFallback" -> new ByteFallbackDecoder();
      case "WordPiece" ->
          new WordPieceDecoder(text(node, "prefix"), node.path("cleanup").asBoolean());
      case "Metaspace" ->
          new MetaspaceDecoder(
              character(node, "replacement"),
              node.path("prepend_scheme").asText("always").equals("never"));
      case "BPEDecoder" -> new SuffixDecoder(text(node, "suffix"));
      case "Fuse" -> tokens -> List.of(String.join("", tokens));
      case "Strip" ->
          new StripDecoder(
              character(node, "content"), node.path("start").asInt(), node.path("stop").asInt());
      case "Replace" -> replace(node);
      default -> throw new UnsupportedDecoderException("decoder." + type + " is not known");
    };
  }

  private static Decoder sequence(JsonNode node) {
    List<Decoder> steps = new ArrayList<>();
    node.path("decoders").forEach(step -> steps.add(read(step)));
    return tokens -> {
      List<String> decoded = tokens;
      for (Decoder step : steps) {
        decoded = step.decode(decoded);
      }
      return decoded;
    };
  }

  private static Decoder replace(JsonNode node) {
    String wanted = node.path("pattern").path("String").asText("");
    if (wanted.isEmpty()) {
      throw new UnsupportedDecoderException("decoder.Replace has a pattern that is no plain text");
    }
    String content = text(node, "content");
    return tokens -> tokens.stream().map(token -> token.replace(wanted, content)).toList();
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new UnsupportedDecoderException(
          "decoder." + node.path("type").asText() + " has no text in its field " + field);
    }
    return node.path(field).textValue();
  }

  private static int character(JsonNode node, String field) {
    String text = text(node, field);
    if (text.codePointCount(0, text.length()) != 1) {
      throw new UnsupportedDecoderException(
          "decoder." + node.path("type").asText() + " has no single character in " + field);
    }
    return text.codePointAt(0);
  }
}
