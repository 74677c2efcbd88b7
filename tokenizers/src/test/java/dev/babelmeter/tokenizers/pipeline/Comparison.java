// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A vocabulary in both engines, and how often they agreed. */
final class Comparison implements AutoCloseable {
  final String name;
  final ReferenceTokenizer reference;
  final Encoder encoder;
  long texts;
  long ids;
  long mismatches;
  @Nullable String firstMismatch;

  Comparison(String name, String json) {
    this.name = name;
    reference = new ReferenceTokenizer(json);
    encoder = SharedData.pipeline(json).newEncoder();
  }

  /** Compares ids and offsets, and the ids of counting. */
  void compare(String text) {
    ReferenceTokenizer.Tokens expected = reference.encode(text);
    TokenSequence actual = encoder.encode(text);
    int count = encoder.count(text);
    texts++;
    ids += expected.ids().length;
    boolean counted = count == expected.ids().length;
    for (int i = 0; counted && i < count; i++) {
      counted = encoder.id(i) == expected.ids()[i];
    }
    if (!counted
        || !Arrays.equals(expected.ids(), actual.ids())
        || !Arrays.equals(expected.starts(), actual.starts())
        || !Arrays.equals(expected.ends(), actual.ends())) {
      mismatches++;
      if (firstMismatch == null) {
        firstMismatch = describe(text, expected, actual);
      }
    }
  }

  private String describe(String text, ReferenceTokenizer.Tokens expected, TokenSequence actual) {
    String shown =
        text.codePoints()
            .limit(60)
            .mapToObj(c -> c > 0x20 && c < 0x7F ? Character.toString(c) : String.format("<%X>", c))
            .collect(Collectors.joining());
    return name
        + ": "
        + shown
        + "\n  reference "
        + show(expected.ids(), expected.starts(), expected.ends())
        + "\n  engine    "
        + show(actual.ids(), actual.starts(), actual.ends());
  }

  private static String show(int[] ids, int[] starts, int[] ends) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(ids.length, 40); i++) {
      shown.append(ids[i]).append('[').append(starts[i]).append(',').append(ends[i]).append(") ");
    }
    return shown.toString();
  }

  @Override
  public String toString() {
    return name + ": " + texts + " texts, " + ids + " ids, " + mismatches + " mismatches";
  }

  @Override
  public void close() {
    reference.close();
  }
}
