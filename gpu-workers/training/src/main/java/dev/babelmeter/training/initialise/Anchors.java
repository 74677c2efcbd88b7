// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import java.util.List;

/**
 * Tokens that the source has and that methods may look up: their rows, and their vectors in an
 * auxiliary space. One vocabulary has both, the source's tokens and the new ones, so the spaces are
 * one and need no rotation into each other.
 *
 * @param ids ids of the tokens
 * @param table their rows
 * @param auxiliary gives the vectors of new tokens
 * @param directions the vectors of the tokens {@code ids}
 */
public record Anchors(int[] ids, RowTable table, Auxiliary auxiliary, Directions directions) {
  /** Puts anchors into the space of {@code auxiliary}. */
  public static Anchors of(
      List<Integer> ids, PieceVocabulary vocabulary, RowTable table, Auxiliary auxiliary) {
    List<NewToken> tokens =
        ids.stream().map(id -> new NewToken(vocabulary.spelling(id), new int[] {id})).toList();
    return new Anchors(
        ids.stream().mapToInt(Integer::intValue).toArray(),
        table,
        auxiliary,
        new Directions(auxiliary.vectors(tokens)));
  }

  /** The ids of the anchors at {@code places}. */
  int[] at(int[] places) {
    int[] found = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      found[i] = ids[places[i]];
    }
    return found;
  }
}
