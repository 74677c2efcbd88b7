// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.TokenizerSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a WordPiece, and words cut into them with some tokens left out. Immutable.
 *
 * <p>A token within a word is spelled with {@code ##} before it.
 */
public final class PieceVocabulary {
  /** What is before tokens within words. */
  public static final String WITHIN = "##";

  private static final String PADDING = "[PAD]";
  private static final int[] NONE = {};

  private final String[] spellings;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int longest;

  /** Makes a vocabulary of its tokens by id. */
  public PieceVocabulary(String... spellings) {
    this.spellings = spellings.clone();
    int length = 0;
    for (int id = 0; id < spellings.length; id++) {
      ids.put(spellings[id], id);
      length = Math.max(length, text(id).length());
    }
    longest = length;
  }

  /**
   * Reads the vocabulary of {@code source}.
   *
   * @throws RoleException when it is no WordPiece
   */
  public static PieceVocabulary of(TokenizerSource source) {
    JsonNode model;
    try {
      model = new ObjectMapper().readTree(source.json()).path("model");
    } catch (JsonProcessingException e) {
      throw new RoleException(source.place() + " is not readable as JSON: fetch it again", e);
    }
    if (!model.path("type").asText().equals("WordPiece")) {
      throw new RoleException(
          "vocabulary '" + source.name() + "' is no WordPiece: give an encoder that has one");
    }
    String[] spellings = new String[model.path("vocab").size()];
    model
        .path("vocab")
        .fields()
        .forEachRemaining(entry -> spellings[entry.getValue().intValue()] = entry.getKey());
    return new PieceVocabulary(spellings);
  }

  /** Number of tokens. */
  public int size() {
    return spellings.length;
  }

  /** The spelling of token {@code id}. */
  public String spelling(int id) {
    return spellings[id];
  }

  /** The text of token {@code id}, without what marks it as within a word. */
  public String text(int id) {
    return isWithin(spellings[id]) ? spellings[id].substring(WITHIN.length()) : spellings[id];
  }

  /** The id of {@code spelling}. */
  public OptionalInt id(String spelling) {
    Integer id = ids.get(spelling);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The id of the padding; 0 when there is none. */
  public int padding() {
    return ids.getOrDefault(PADDING, 0);
  }

  /** Whether {@code spelling} is of a token within a word. */
  public static boolean isWithin(String spelling) {
    return spelling.length() > WITHIN.length() && spelling.startsWith(WITHIN);
  }

  /** Whether the text of token {@code id} is of letters from a to z alone. */
  public boolean isAlphabetic(int id) {
    return text(id).chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /**
   * Cuts {@code spelling} greedily: the longest token first, as WordPiece does.
   *
   * @param without ids that are not to be used
   * @return ids, or none when it cannot be cut so
   */
  public int[] cut(String spelling, BitSet without) {
    return cut(spelling, without, null, 0);
  }

  /**
   * Cuts {@code spelling} at random: a token that fits is passed over with probability {@code
   * dropout} (MaxMatch-Dropout: Hiraoka 2022, <a
   * href="https://aclanthology.org/2022.coling-1.430">Subword Regularization for WordPiece</a>).
   */
  public int[] sample(String spelling, BitSet without, RandomGenerator random, double dropout) {
    return cut(spelling, without, random, dropout);
  }

  private int[] cut(
      String spelling, BitSet without, @Nullable RandomGenerator random, double dropout) {
    boolean within = isWithin(spelling);
    String text = within ? spelling.substring(WITHIN.length()) : spelling;
    int[] pieces = new int[text.length()];
    int count = 0;
    int start = 0;
    while (start < text.length()) {
      int found = -1;
      int end = Math.min(text.length(), start + longest);
      int fallback = -1;
      int fallbackEnd = 0;
      for (; end > start; end--) {
        String piece = text.substring(start, end);
        Integer id = ids.get(start > 0 || within ? WITHIN + piece : piece);
        if (id == null || without.get(id)) {
          continue;
        }
        if (random == null || random.nextDouble() >= dropout) {
          found = id;
          break;
        }
        // When chance passes over all of them, the shortest is taken.
        fallback = id;
        fallbackEnd = end;
      }
      if (found < 0) {
        if (fallback < 0) {
          return NONE;
        }
        found = fallback;
        end = fallbackEnd;
      }
      pieces[count++] = found;
      start = end;
    }
    return Arrays.copyOf(pieces, count);
  }
}
