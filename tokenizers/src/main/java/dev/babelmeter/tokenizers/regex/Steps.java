// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.regex;

/** The kinds of {@link Step}. */
final class Steps {
  private Steps() {}

  /** The end of a pattern. */
  record Accept() implements Step {
    @Override
    public int match(Run run, int at) {
      return at;
    }
  }

  /** One code point of a set. */
  record One(CodePointSet set, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      return at < run.to && set.test(run.text[at]) ? next.match(run, at + 1) : FAIL;
    }
  }

  /** The first alternative that leads to a match. */
  @SuppressWarnings("ArrayRecordComponent") // the matcher's inner loop
  record Choice(Step[] alternatives) implements Step {
    @Override
    public int match(Run run, int at) {
      if (!run.spend(1)) {
        return EXHAUSTED;
      }
      for (Step alternative : alternatives) {
        int end = alternative.match(run, at);
        if (end != FAIL) {
          return end;
        }
      }
      return FAIL;
    }
  }

  /** As many of a set as possible, then fewer. */
  record GreedySet(CodePointSet set, int min, int max, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      int end = run(run, at, set, max);
      if (!run.spend(end - at + 1)) {
        return EXHAUSTED;
      }
      for (int i = end; i >= at + min; i--) {
        int result = next.match(run, i);
        if (result != FAIL) {
          return result;
        }
      }
      return FAIL;
    }
  }

  /** As many of a set as possible. */
  record PossessiveSet(CodePointSet set, int min, int max, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      int end = run(run, at, set, max);
      if (!run.spend(end - at + 1)) {
        return EXHAUSTED;
      }
      return end - at >= min ? next.match(run, end) : FAIL;
    }
  }

  /** As few of a set as possible, then more. */
  record LazySet(CodePointSet set, int min, int max, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      int limit = limit(run, at, max);
      for (int i = at; ; i++) {
        if (!run.spend(1)) {
          return EXHAUSTED;
        }
        if (i >= at + min) {
          int result = next.match(run, i);
          if (result != FAIL) {
            return result;
          }
        }
        if (i >= limit || !set.test(run.text[i])) {
          return FAIL;
        }
      }
    }
  }

  /** A pattern whose first match stands. */
  record Atomic(Step body, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      int end = body.match(run, at);
      return end < 0 ? end : next.match(run, end);
    }
  }

  /** What must follow, or must not. */
  record Look(Step body, boolean negative, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      int end = body.match(run, at);
      if (end == EXHAUSTED) {
        return end;
      }
      return end != FAIL ^ negative ? next.match(run, at) : FAIL;
    }
  }

  /** A position. */
  record Anchor(Node.Place place, Step next) implements Step {
    @Override
    public int match(Run run, int at) {
      boolean here =
          switch (place) {
            case TEXT_START -> at == run.from;
            case TEXT_END -> at == run.to;
            case LINE_START -> at == run.from || (at < run.to && run.text[at - 1] == '\n');
            case LINE_END -> at == run.to || run.text[at] == '\n';
          };
      return here ? next.match(run, at) : FAIL;
    }
  }

  private static int limit(Run run, int at, int max) {
    return max < 0 || run.to - at <= max ? run.to : at + max;
  }

  private static int run(Run run, int at, CodePointSet set, int max) {
    int limit = limit(run, at, max);
    int[] text = run.text;
    int i = at;
    while (i < limit && set.test(text[i])) {
      i++;
    }
    return i;
  }
}
