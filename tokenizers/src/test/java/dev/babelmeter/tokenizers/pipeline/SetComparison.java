// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TextCounter;
import dev.babelmeter.tokenizers.TokenCounts;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import dev.babelmeter.tokenizers.tally.TokenSequence;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All shared vocabularies in one {@link VocabularySet}, and how often one call of {@link
 * TextCounter#count} gave the same as, for each vocabulary alone, an {@link Encoder} and the
 * reference.
 */
final class SetComparison implements AutoCloseable {
  private static final HubConfig OFFLINE =
      new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("no-such-cache"));

  private final List<String> names = SharedData.VOCABULARIES;
  private final VocabularySet set;
  private final TokenCounts counts;
  private final List<Encoder> encoders;
  private final List<ReferenceTokenizer> references;
  private final List<ExpectedCounts> expected;
  private TextCounter counter;
  long texts;
  long bytes;
  long tokens;
  long referenceTexts;
  long referenceIds;
  long mismatches;
  @Nullable String firstMismatch;

  SetComparison() {
    List<String> jsons = names.stream().map(SharedData::vocabulary).toList();
    encoders = jsons.parallelStream().map(json -> SharedData.pipeline(json).newEncoder()).toList();
    references = jsons.parallelStream().map(ReferenceTokenizer::new).toList();
    expected = names.stream().map(ExpectedCounts::new).toList();
    String list =
        names.stream()
            .map(name -> SharedData.folder() + "/vocabularies/" + name + "/tokenizer.json.gz")
            .collect(Collectors.joining(","));
    set = VocabularySet.open(VocabularySpec.parseList(list), OFFLINE);
    counts = new TokenCounts(set.size());
    counter = set.newCounter();
  }

  /**
   * Compares all counts of {@code text} with the encoders.
   *
   * @param withReference also compares the tokens with the reference's, and its ids with those of
   *     {@link TextCounter#encode} and of the encoders
   * @param place which text it is, to be printed when it differs
   */
  void compare(String text, boolean withReference, Object place) {
    texts++;
    bytes += text.codePoints().mapToLong(SetComparison::utf8Length).sum();
    referenceTexts += withReference ? 1 : 0;
    String difference = difference(text, withReference, true);
    if (difference != null) {
      mismatches++;
      if (firstMismatch == null) {
        firstMismatch = place + ": " + describe(text, withReference, difference);
      }
    }
  }

  /** How {@code text} differs, or null. */
  private @Nullable String difference(String text, boolean withReference, boolean tally) {
    counter.count(text, counts);
    for (int v = 0; v < names.size(); v++) {
      TokenSequence sequence = encoders.get(v).encode(text);
      tokens += tally ? sequence.size() : 0;
      long[] wanted = wanted(v, text, sequence);
      long[] counted = {
        counts.tokens(v),
        counts.unknownTokens(v),
        counts.byteFallbackTokens(v),
        counts.singleTokenWords(v)
      };
      if (!Arrays.equals(wanted, counted)) {
        return names.get(v)
            + ": tokens, unknown, byte fallback, single-token words are "
            + Arrays.toString(counted)
            + ", wanted "
            + Arrays.toString(wanted);
      }
    }
    return withReference ? referenceDifference(text, tally) : null;
  }

  private long[] wanted(int vocabulary, String text, TokenSequence sequence) {
    ExpectedCounts brute = expected.get(vocabulary);
    Encoder encoder = encoders.get(vocabulary);
    return new long[] {
      sequence.size(),
      brute.hasUnknown() ? encoder.unknownTokens() : TokenCounts.NOT_APPLICABLE,
      brute.hasByteFallback() ? encoder.byteFallbackTokens() : TokenCounts.NOT_APPLICABLE,
      brute.singleTokenWords(text, sequence)
    };
  }

  private @Nullable String referenceDifference(String text, boolean tally) {
    for (int v = 0; v < names.size(); v++) {
      int[] ids = references.get(v).ids(text);
      referenceIds += tally ? ids.length : 0;
      TokenSequence encoded = counter.encode(text, v);
      TokenSequence wanted = encoders.get(v).encode(text);
      if (ids.length != counts.tokens(v)
          || !Arrays.equals(ids, wanted.ids())
          || !Arrays.equals(ids, encoded.ids())
          || !Arrays.equals(wanted.starts(), encoded.starts())
          || !Arrays.equals(wanted.ends(), encoded.ends())) {
        return names.get(v)
            + ": the reference's ids are "
            + Arrays.toString(ids)
            + ", counted "
            + counts.tokens(v)
            + ", encoded "
            + Arrays.toString(encoded.ids())
            + " at "
            + Arrays.toString(encoded.starts())
            + " to "
            + Arrays.toString(encoded.ends());
      }
    }
    return null;
  }

  /** The difference, with the shortest text that a few cuts lead to. */
  private String describe(String text, boolean withReference, String difference) {
    counter = set.newCounter();
    if (difference(text, withReference, false) == null) {
      return difference + "\n  only after the texts before it; whole text: " + escape(text);
    }
    int[] least = text.codePoints().toArray();
    for (int cut = Math.max(1, least.length / 2); cut > 0; cut /= 2) {
      for (int from = 0; from < least.length; ) {
        int[] shorter = without(least, from, Math.min(least.length, from + cut));
        counter = set.newCounter();
        if (difference(text(shorter), withReference, false) == null) {
          from += cut;
        } else {
          least = shorter;
        }
      }
    }
    counter = set.newCounter();
    return difference(text(least), withReference, false) + "\n  text: " + escape(text(least));
  }

  private static int[] without(int[] characters, int from, int to) {
    int[] rest = Arrays.copyOf(characters, characters.length - (to - from));
    System.arraycopy(characters, to, rest, from, characters.length - to);
    return rest;
  }

  private static String text(int[] characters) {
    return new String(characters, 0, characters.length);
  }

  private static String escape(String text) {
    return text.chars()
        .mapToObj(c -> c >= 0x20 && c < 0x7F ? "" + (char) c : String.format("\\u%04X", c))
        .collect(Collectors.joining());
  }

  private static int utf8Length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return texts
        + " texts ("
        + bytes
        + " bytes) under "
        + names.size()
        + " vocabularies at once, "
        + tokens
        + " tokens; "
        + referenceTexts
        + " of the texts with the reference too, "
        + referenceIds
        + " ids; "
        + mismatches
        + " texts differ";
  }

  @Override
  public void close() {
    set.close();
    references.forEach(ReferenceTokenizer::close);
  }
}
