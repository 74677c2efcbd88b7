// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.babelmeter.tokenizers.decode.VisibleBytes;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a vocabulary spells tokens: the bytes that each stands for, the space before it included. A
 * vocabulary that marks what continues a word (WordPiece's {@code ##}) has a space before all
 * others.
 */
final class TokenSpelling {
  private static final char SENTENCE_PIECE_SPACE = '▁';
  private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");

  private final boolean byteLevel;
  private final boolean byteFallback;
  private final String continuingPrefix;
  private final String endOfWord;

  private TokenSpelling(
      boolean byteLevel, boolean byteFallback, String continuingPrefix, String endOfWord) {
    this.byteLevel = byteLevel;
    this.byteFallback = byteFallback;
    this.continuingPrefix = continuingPrefix;
    this.endOfWord = endOfWord;
  }

  static TokenSpelling of(TokenizerContent content) {
    JsonNode settings = content.modelSettings();
    return new TokenSpelling(
        hasByteLevel(content.preTokenizer())
            || hasByteLevel(content.normalizer())
            || hasByteLevel(content.decoder()),
        settings.path("byte_fallback").asBoolean(),
        settings.path("continuing_subword_prefix").asText(""),
        settings.path("end_of_word_suffix").asText(""));
  }

  private static boolean hasByteLevel(JsonNode component) {
    if (component.path("type").asText().equals("ByteLevel")) {
      return true;
    }
    boolean member = false;
    for (String list : List.of("normalizers", "pretokenizers", "decoders")) {
      for (JsonNode part : component.path(list)) {
        member |= hasByteLevel(part);
      }
    }
    return member;
  }

  /** Reads a token of the model. */
  Token read(String token) {
    if (byteLevel) {
      return TokenReader.read(
          visibleBytes(token).orElseGet(() -> token.getBytes(StandardCharsets.UTF_8)));
    }
    Matcher written = BYTE.matcher(token);
    if (byteFallback && written.matches()) {
      return TokenReader.fallbackByte((byte) Integer.parseInt(written.group(1), 16));
    }
    return TokenReader.read(text(token).getBytes(StandardCharsets.UTF_8));
  }

  private String text(String token) {
    if (!continuingPrefix.isEmpty()) {
      boolean continues =
          token.startsWith(continuingPrefix) && token.length() > continuingPrefix.length();
      return continues ? token.substring(continuingPrefix.length()) : " " + token;
    }
    if (!endOfWord.isEmpty()) {
      return token.endsWith(endOfWord)
          ? token.substring(0, token.length() - endOfWord.length()) + " "
          : token;
    }
    return token.replace(SENTENCE_PIECE_SPACE, ' ');
  }

  /** Empty when a character stands for no byte: the token is none that the model can emit. */
  private static Optional<byte[]> visibleBytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      int value = VisibleBytes.of(token.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) value;
    }
    return Optional.of(bytes);
  }
}
