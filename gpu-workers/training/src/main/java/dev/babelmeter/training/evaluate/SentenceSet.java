// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.evaluate;

import dev.babelmeter.training.source.SourceEncoder;
import dev.babelmeter.training.source.SourceEncoder.Sequence;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sentences with some words in one position and with a new row each, and the vectors that the
 * encoder gives them as they are. Sentences without such a word are left out.
 */
public final class SentenceSet {
  /**
   * A word of a sentence.
   *
   * @param ids its pieces
   * @param token place of its new token, or {@link #UNCHANGED}
   */
  private record Word(int[] ids, int token) {}

  private static final int UNCHANGED = -1;

  private final SourceEncoder encoder;
  private final List<List<Word>> sentences = new ArrayList<>();
  private final List<NewToken> tokens = new ArrayList<>();
  private final float[][] before;

  /** Says what becomes of a word. */
  @FunctionalInterface
  public interface Choice {
    /** The new token that the word of {@code ids} becomes; null when it stays as it is. */
    @Nullable NewToken of(int... ids);
  }

  /** Makes the set of {@code texts} by {@code choice}, of {@code limit} sentences at most. */
  public SentenceSet(SourceEncoder encoder, List<Sentence> texts, int limit, Choice choice) {
    this.encoder = encoder;
    Map<String, Integer> places = new HashMap<>();
    for (Sentence text : texts) {
      if (sentences.size() == limit) {
        break;
      }
      List<Word> words = new ArrayList<>();
      for (int[] ids : text.words()) {
        NewToken token = choice.of(ids);
        int place =
            token == null ? UNCHANGED : places.computeIfAbsent(token.spelling(), key -> add(token));
        words.add(new Word(ids, place));
      }
      if (words.stream().anyMatch(word -> word.token != UNCHANGED)) {
        sentences.add(words);
      }
    }
    before = encoder.vectors(sentences.stream().map(this::before).toList());
  }

  private int add(NewToken token) {
    tokens.add(token);
    return tokens.size() - 1;
  }

  /** Words of several pieces become a token each. */
  public static @Nullable NewToken merged(PieceVocabulary vocabulary, int... ids) {
    if (ids.length < 2) {
      return null;
    }
    StringBuilder spelling = new StringBuilder();
    for (int id : ids) {
      spelling.append(vocabulary.text(id));
    }
    return new NewToken(spelling.toString(), ids);
  }

  /** The new tokens, each once. */
  public List<NewToken> tokens() {
    return tokens;
  }

  /** Number of sentences. */
  public int size() {
    return sentences.size();
  }

  /** The vectors of the sentences as they are. */
  public float[][] before() {
    return before;
  }

  /** Positions of all sentences before and after merging. */
  public long[] positions() {
    long[] positions = new long[2];
    for (List<Word> sentence : sentences) {
      for (Word word : sentence) {
        positions[0] += word.ids.length;
        positions[1] += word.token != UNCHANGED ? 1 : word.ids.length;
      }
    }
    return positions;
  }

  private Sequence before(List<Word> sentence) {
    List<float[]> rows = new ArrayList<>();
    sentence.forEach(word -> rows.addAll(encoder.rows(word.ids)));
    return new Sequence(rows, null);
  }

  /**
   * The vectors of the sentences with new rows.
   *
   * @param rows for each of {@link #tokens} its row
   * @param byPieces whether a position counts by its pieces in the mean, or all count the same
   */
  public float[][] after(float[][] rows, boolean byPieces) {
    return encoder.vectors(
        sentences.stream().map(sentence -> after(sentence, rows, byPieces)).toList());
  }

  private Sequence after(List<Word> sentence, float[][] rows, boolean byPieces) {
    List<float[]> sequence = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (Word word : sentence) {
      if (word.token != UNCHANGED) {
        sequence.add(rows[word.token]);
        weights.add((float) word.ids.length);
      } else {
        sequence.addAll(encoder.rows(word.ids));
        Arrays.stream(word.ids).forEach(id -> weights.add(1f));
      }
    }
    if (!byPieces) {
      return new Sequence(sequence, null);
    }
    float[] array = new float[weights.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = weights.get(i);
    }
    return new Sequence(sequence, array);
  }
}
