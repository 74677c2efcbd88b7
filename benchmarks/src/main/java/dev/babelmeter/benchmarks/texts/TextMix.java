// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.texts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many texts of a stream are of which kind, in parts of {@link #total}.
 *
 * @param parts parts by kind: {@code flores}, {@code udhr}, {@code code}, {@code chat}
 */
public record TextMix(Map<String, Integer> parts) {
  /** Half edited prose in 41 languages, the rest rare languages, code and chat. */
  public static final String DEFAULT = "flores=50,udhr=15,code=20,chat=15";

  private static final Set<String> KINDS = Set.of("flores", "udhr", "code", "chat");

  /**
   * Parses {@code KIND=PARTS,…}; a kind that is not named is not in the stream.
   *
   * @throws IllegalArgumentException when a kind is unknown or the parts are no whole numbers
   */
  public static TextMix parse(String mix) {
    Map<String, Integer> parts = new LinkedHashMap<>();
    for (String entry : mix.split("[,+]", -1)) {
      String[] sides = entry.split("=", -1);
      if (sides.length != 2 || !KINDS.contains(sides[0]) || !sides[1].matches("[0-9]{1,6}")) {
        throw new IllegalArgumentException(
            "the mix entry '" + entry + "' is wrong: write it like " + DEFAULT);
      }
      parts.put(sides[0], Integer.parseInt(sides[1]));
    }
    if (parts.values().stream().allMatch(part -> part == 0)) {
      throw new IllegalArgumentException("the mix is empty: write it like " + DEFAULT);
    }
    return new TextMix(Map.copyOf(parts));
  }

  int total() {
    return parts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Texts of {@code kind} in a stream of {@code texts}. */
  int texts(String kind, int texts) {
    return (int) Math.round((double) texts * parts.getOrDefault(kind, 0) / total());
  }
}
