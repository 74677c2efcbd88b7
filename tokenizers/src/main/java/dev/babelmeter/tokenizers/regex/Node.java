// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.List;

/** A parsed pattern. */
sealed interface Node {
  /** One code point of a set. */
  record One(CodePointSet set) implements Node {}

  /** Nodes in order. */
  record Chain(List<Node> nodes) implements Node {}

  /** The first alternative that leads to a match. */
  record Choice(List<Node> alternatives) implements Node {}

  /** A node several times; {@code max} is -1 without a limit. */
  record Repeat(Node body, int min, int max, Greed greed) implements Node {}

  /** A node whose first match stands. */
  record Atomic(Node body) implements Node {}

  /** What must follow, or must not. */
  record Look(Node body, boolean negative) implements Node {}

  /** A position. */
  record Anchor(Place place) implements Node {}

  /** How often a repetition is tried first. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** A kind of position. */
  enum Place {
    LINE_START,
    LINE_END,
    TEXT_START,
    TEXT_END
  }
}
