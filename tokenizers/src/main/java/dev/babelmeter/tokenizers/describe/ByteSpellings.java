// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.describe;

import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.decode.VisibleBytes;
import dev.babelmeter.tokenizers.identity.TokenizerContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of any vocabulary spelt as those of a byte-level one: their bytes in GPT-2's visible
 * characters, the space before a word as {@code Ġ}. Tokens of WordPiece that begin a word get a
 * space, those within one lose their prefix; {@code ▁} is a space; {@code <0xNN>} is its byte. So
 * ZeTT rewrites tokenizers ({@code zett/tokenizer_converters.py}, {@code convert_to_byte_level}; <a
 * href="https://github.com/bminixhofer/zett">bminixhofer/zett</a>). Immutable.
 */
public final class ByteSpellings {
  private static final String BYTE_TOKEN = "<0x[0-9A-F]{2}>";
  private static final char[] CHARACTERS = characters();

  private final Map<Integer, String> spellings = new HashMap<>();
  private final Set<String> special = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  private ByteSpellings(TokenizerContent content) {
    TokenInventory inventory = TokenInventory.of(content);
    Speller speller = new Speller(content);
    String unknown = VocabularyReport.unknownToken(content);
    inventory
        .tokens()
        .forEach(
            (id, token) -> {
              boolean own = inventory.special().contains(token) || token.equals(unknown);
              String spelling = own ? token : speller.spell(token);
              spellings.put(id, spelling);
              (own ? special : known).add(spelling);
            });
  }

  /** How the tokens of a vocabulary are spelt that are not special. */
  private static final class Speller {
    private final boolean byteLevel;
    private final boolean wordPiece;
    private final String prefix;
    private final Set<String> added = new HashSet<>();

    Speller(TokenizerContent content) {
      byteLevel = VocabularyReport.hasByteLevel(content);
      wordPiece = content.modelType().equals("WordPiece");
      prefix = content.modelSettings().path("continuing_subword_prefix").asText();
      content.addedTokens().forEach(token -> added.add(token.content()));
    }

    String spell(String token) {
      if (byteLevel) {
        return added.contains(token) ? inBytes(token) : token;
      }
      if (wordPiece) {
        boolean continues = token.startsWith(prefix) && token.length() > prefix.length();
        return inBytes(continues ? token.substring(prefix.length()) : " " + token);
      }
      return token.matches(BYTE_TOKEN)
          ? String.valueOf(CHARACTERS[Integer.parseInt(token.substring(3, 5), 16)])
          : inBytes(token.replace('\u2581', ' '));
    }
  }

  /**
   * Spells the tokens of {@code source}.
   *
   * @throws VocabularyException when its tokens cannot be told by their ids
   */
  public static ByteSpellings of(TokenizerSource source) {
    try {
      return new ByteSpellings(TokenizerContent.read(source));
    } catch (IllegalArgumentException e) {
      throw source.refused(
          "its tokens cannot be told one by one (" + e.getMessage() + "); use another one", e);
    }
  }

  /** The spelling of token {@code id}; that of a special or the unknown token is its own. */
  public String of(int id) {
    String spelling = spellings.get(id);
    if (spelling == null) {
      throw new IllegalArgumentException("there is no token " + id);
    }
    return spelling;
  }

  /** Whether {@code spelling} is that of a special or the unknown token. */
  public boolean isSpecial(String spelling) {
    return special.contains(spelling);
  }

  /** Whether {@code spelling} is that of another token of the vocabulary. */
  public boolean isToken(String spelling) {
    return known.contains(spelling);
  }

  private static String inBytes(String text) {
    StringBuilder spelling = new StringBuilder();
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      spelling.append(CHARACTERS[value & 0xFF]);
    }
    return spelling.toString();
  }

  private static char[] characters() {
    char[] characters = new char[256];
    for (char c = 0; c < 0x200; c++) {
      int value = VisibleBytes.of(c);
      if (value >= 0) {
        characters[value] = c;
      }
    }
    return characters;
  }
}
