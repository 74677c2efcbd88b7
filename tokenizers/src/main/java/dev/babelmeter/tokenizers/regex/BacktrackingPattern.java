// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern matched as Perl and Oniguruma do: alternatives in order, repetitions as long as
 * possible first, the leftmost match. Its steps are limited, see {@link PatternBudgetException}.
 */
final class BacktrackingPattern implements Pattern {
  private static final ThreadLocal<Run> RUN = ThreadLocal.withInitial(Run::new);

  private final String source;
  private final Step start;
  private final CodePointSet first;

  private BacktrackingPattern(String source, Step start, CodePointSet first) {
    this.source = source;
    this.start = start;
    this.first = first;
  }

  /**
   * Compiles {@code source}.
   *
   * @throws UnsupportedPatternException when it is outside the subset, or could match nothing
   */
  static BacktrackingPattern compile(String source) {
    Node node = PatternParser.parse(source);
    if (Lengths.shortest(node) == 0) {
      throw new UnsupportedPatternException("it may match an empty text");
    }
    return new BacktrackingPattern(
        source, compile(node, new Steps.Accept()), CodePointSet.of(first(node)));
  }

  @Override
  public long find(int[] text, int from, int to, int at) {
    Run run = RUN.get();
    run.resume(text, from, to, at);
    for (int i = at; i < to; i++) {
      if (first.test(text[i])) {
        int end = start.match(run, i);
        if (end >= 0) {
          return Pattern.match(i, end);
        }
        if (end == Step.EXHAUSTED) {
          throw new PatternBudgetException(source);
        }
      }
    }
    return NO_MATCH;
  }

  @Override
  public boolean mayGiveUp() {
    return true;
  }

  @Override
  public boolean mayBegin(int codePoint) {
    return first.test(codePoint);
  }

  private static Step compile(Node node, Step next) {
    if (node instanceof Node.One one) {
      return new Steps.One(one.set(), next);
    }
    if (node instanceof Node.Chain chain) {
      Step step = next;
      List<Node> nodes = chain.nodes();
      for (int i = nodes.size() - 1; i >= 0; i--) {
        step = compile(nodes.get(i), step);
      }
      return step;
    }
    if (node instanceof Node.Choice choice) {
      return new Steps.Choice(
          choice.alternatives().stream().map(a -> compile(a, next)).toArray(Step[]::new));
    }
    if (node instanceof Node.Atomic atomic) {
      return new Steps.Atomic(compile(atomic.body(), new Steps.Accept()), next);
    }
    if (node instanceof Node.Look look) {
      return new Steps.Look(compile(look.body(), new Steps.Accept()), look.negative(), next);
    }
    if (node instanceof Node.Anchor anchor) {
      return new Steps.Anchor(anchor.place(), next);
    }
    return compileRepeat((Node.Repeat) node, next);
  }

  private static Step compileRepeat(Node.Repeat repeat, Step next) {
    if (repeat.body() instanceof Node.One one) {
      return switch (repeat.greed()) {
        case GREEDY -> new Steps.GreedySet(one.set(), repeat.min(), repeat.max(), next);
        case LAZY -> new Steps.LazySet(one.set(), repeat.min(), repeat.max(), next);
        case POSSESSIVE -> new Steps.PossessiveSet(one.set(), repeat.min(), repeat.max(), next);
      };
    }
    if (repeat.greed() == Node.Greed.POSSESSIVE) {
      Node greedy = new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Node.Greed.GREEDY);
      return new Steps.Atomic(compile(greedy, new Steps.Accept()), next);
    }
    Step step = next;
    for (int copy = repeat.max(); copy > 0; copy--) {
      Step once = compile(repeat.body(), step);
      if (copy <= repeat.min()) {
        step = once;
      } else if (repeat.greed() == Node.Greed.GREEDY) {
        step = new Steps.Choice(new Step[] {once, next});
      } else {
        step = new Steps.Choice(new Step[] {next, once});
      }
    }
    return step;
  }

  /** The code points that a match of {@code node} may begin with. */
  private static IntPredicate first(Node node) {
    if (node instanceof Node.One one) {
      return one.set();
    }
    if (node instanceof Node.Choice choice) {
      return choice.alternatives().stream()
          .map(BacktrackingPattern::first)
          .reduce(IntPredicate::or)
          .orElse(c -> false);
    }
    if (node instanceof Node.Repeat repeat) {
      return first(repeat.body());
    }
    if (node instanceof Node.Atomic atomic) {
      return first(atomic.body());
    }
    IntPredicate first = c -> false;
    if (node instanceof Node.Chain chain) {
      for (Node part : chain.nodes()) {
        first = first.or(first(part));
        if (Lengths.shortest(part) > 0) {
          break;
        }
      }
    }
    return first;
  }
}
