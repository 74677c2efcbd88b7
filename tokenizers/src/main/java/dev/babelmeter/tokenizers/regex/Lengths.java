// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** The length of what a pattern matches. */
final class Lengths {
  private Lengths() {}

  /** The fewest code points that {@code node} matches. */
  static int shortest(Node node) {
    if (node instanceof Node.One) {
      return 1;
    }
    if (node instanceof Node.Chain chain) {
      return chain.nodes().stream().mapToInt(Lengths::shortest).sum();
    }
    if (node instanceof Node.Choice choice) {
      return choice.alternatives().stream().mapToInt(Lengths::shortest).min().orElse(0);
    }
    if (node instanceof Node.Repeat repeat) {
      return repeat.min() * shortest(repeat.body());
    }
    if (node instanceof Node.Atomic atomic) {
      return shortest(atomic.body());
    }
    return 0;
  }
}
