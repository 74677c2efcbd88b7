// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A context-free grammar that makes texts. A line {@code name = alternative} adds one way to write
 * {@code «name»}; all are equally likely, and a repeated one counts twice. A name that has no rule
 * is one of {@link GeneratedWords}, and {@code «typo:name»} is {@code «name»} with a slip of the
 * fingers. Escapes are {@code \n}, {@code \t}, {@code \s} for a space, and {@code \\}. Lines that
 * begin with {@code #} and a space are comments.
 */
final class Grammar {
  /** From this depth on, the first alternative is taken; it must not lead back to its rule. */
  private static final int DEPTH = 6;

  private static final String TYPO = "typo:";

  private final Map<String, List<String>> rules = new HashMap<>();

  /** Makes a grammar of the rules in {@code lines}. */
  Grammar(List<String> lines) {
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("# ")) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
          throw new IllegalArgumentException("the line '" + line + "' is no rule");
        }
        rules
            .computeIfAbsent(line.substring(0, equals), name -> new ArrayList<>())
            .add(unescape(line.substring(equals + 3)));
      }
    }
  }

  private static String unescape(String alternative) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < alternative.length(); i++) {
      char c = alternative.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      text.append(
          switch (i < alternative.length() ? alternative.charAt(i) : ' ') {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 's' -> ' ';
            case '\\' -> '\\';
            default ->
                throw new IllegalArgumentException("'" + alternative + "' has an unknown escape");
          });
    }
    return text.toString();
  }

  /** Appends {@code «name»} to {@code text}. */
  void write(String name, GeneratedWords words, StringBuilder text) {
    write(name, words, text, 0);
  }

  private void write(String name, GeneratedWords words, StringBuilder text, int depth) {
    if (name.startsWith(TYPO)) {
      StringBuilder correct = new StringBuilder();
      write(name.substring(TYPO.length()), words, correct, depth);
      text.append(words.slip(correct.toString()));
      return;
    }
    List<String> alternatives = rules.get(name);
    if (alternatives == null) {
      text.append(words.word(name));
      return;
    }
    Random random = words.random();
    String chosen = alternatives.get(depth < DEPTH ? random.nextInt(alternatives.size()) : 0);
    int from = 0;
    for (int open = chosen.indexOf('«'); open >= 0; open = chosen.indexOf('«', from)) {
      int close = chosen.indexOf('»', open);
      text.append(chosen, from, open);
      write(chosen.substring(open + 1, close), words, text, depth + 1);
      from = close + 1;
    }
    text.append(chosen, from, chosen.length());
  }
}
