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
    boolean byteLevel = VocabularyReport.hasByteLevel(content);
    boolean wordPiece = content.modelType().equals("WordPiece");
    String prefix = content.modelSettings().path("continuing_subword_prefix").asText();
    String unknown = String.valueOf(VocabularyReport.unknownToken(content));
    Set<String> added = new HashSet<>();
    content.addedTokens().forEach(token -> added.add(token.content()));
    inventory
        .tokens()
        .forEach(
            (id, token) -> {
              if (inventory.special().contains(token) || token.equals(unknown)) {
                spellings.put(id, token);
                special.add(token);
                return;
              }
              String spelling;
              if (byteLevel && !added.contains(token)) {
                spelling = token;
              } else if (byteLevel) {
                spelling = spell(token);
              } else if (wordPiece) {
                spelling =
                    token.startsWith(prefix) && token.length() > prefix.length()
                        ? spell(token.substring(prefix.length()))
                        : spell(" " + token);
              } else if (token.matches(BYTE_TOKEN)) {
                spelling = String.valueOf(CHARACTERS[Integer.parseInt(token.substring(3, 5), 16)]);
              } else {
                spelling = spell(token.replace('\u2581', ' '));
              }
              spellings.put(id, spelling);
              known.add(spelling);
            });
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

  private static String spell(String text) {
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
