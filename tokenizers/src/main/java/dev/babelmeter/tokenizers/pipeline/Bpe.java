// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Byte-pair encoding. */
final class Bpe implements Model {
  private static final int NONE = -1;

  private final boolean bytes;
  private final CharacterIds inner;
  private final CharacterIds first;
  private final CharacterIds last;
  private final CharacterIds only;
  private final int @Nullable [] byteTokens;
  private final int unknownId;
  private final boolean fuseUnknown;
  private final PairTable pairs;
  private final BpeMerger merger;
  private final @Nullable TokenTable wholePieces;

  /**
   * Makes the model of {@code spec}.
   *
   * @param bytes whether pieces are to be spelt in {@link ByteAlphabet} first
   */
  Bpe(ModelSpec.Bpe spec, boolean bytes) {
    this.bytes = bytes;
    Map<String, Integer> vocabulary = spec.vocabulary();
    String prefix = spec.continuingPrefix();
    String suffix = spec.endOfWordSuffix();
    only = new CharacterIds(vocabulary, "", suffix);
    first = suffix.isEmpty() ? only : new CharacterIds(vocabulary, "", "");
    last = prefix.isEmpty() ? only : new CharacterIds(vocabulary, prefix, suffix);
    inner =
        suffix.isEmpty()
            ? last
            : prefix.isEmpty() ? first : new CharacterIds(vocabulary, prefix, "");
    byteTokens = spec.byteFallback() ? byteTokens(vocabulary) : null;
    Integer unknown = spec.unknownToken() == null ? null : vocabulary.get(spec.unknownToken());
    unknownId = unknown == null ? NONE : unknown;
    fuseUnknown = spec.fuseUnknown();
    pairs = pairs(spec);
    merger = new BpeMerger(pairs);
    wholePieces = spec.ignoreMerges() ? new TokenTable(vocabulary) : null;
  }

  private PairTable pairs(ModelSpec.Bpe spec) {
    PairTable pairs = new PairTable(spec.merges().size());
    int rank = 0;
    int prefix = spec.continuingPrefix().length();
    for (ModelSpec.Merge merge : spec.merges()) {
      if (!merge.right().startsWith(spec.continuingPrefix())) {
        throw new UnsupportedComponentException(
            "model.merges", "the right part of a merge lacks the continuing_subword_prefix");
      }
      Integer left = spec.vocabulary().get(merge.left());
      Integer right = spec.vocabulary().get(merge.right());
      Integer merged = spec.vocabulary().get(merge.left() + merge.right().substring(prefix));
      if (left == null || right == null || merged == null) {
        throw new UnsupportedComponentException(
            "model.merges", "merge " + rank + " names a token that is not in the vocabulary");
      }
      if (isSpecial(left) || isSpecial(right)) {
        throw new UnsupportedComponentException(
            "model.merges", "merge " + rank + " takes an unknown or a byte-fallback token");
      }
      pairs.put(left, right, rank++, merged);
    }
    return pairs;
  }

  PairTable pairs() {
    return pairs;
  }

  /** Ids of single characters, for a model without prefix and suffix. */
  CharacterIds characters() {
    return only;
  }

  /** Whether pieces are spelt in {@link ByteAlphabet} first. */
  boolean spellsBytes() {
    return bytes;
  }

  /** Whether {@code id} may stand for text that it does not spell, so that it must not merge. */
  private boolean isSpecial(int id) {
    if (id == unknownId) {
      return true;
    }
    for (int i = 0; byteTokens != null && i < byteTokens.length; i++) {
      if (byteTokens[i] == id) {
        return true;
      }
    }
    return false;
  }

  /** Ids of {@code <0x00>} to {@code <0xFF>}, {@link #NONE} for those missing. */
  static int[] byteTokens(Map<String, Integer> vocabulary) {
    int[] ids = new int[256];
    for (int b = 0; b < 256; b++) {
      ids[b] = vocabulary.getOrDefault(String.format("<0x%02X>", b), NONE);
    }
    return ids;
  }

  @Override
  public void tokenize(WorkText text, int start, int end, Scratch scratch) {
    BpeScratch s = scratch.bpe;
    TokenSink sink = scratch.sink;
    int[] characters = text.text;
    int from = start;
    int to = end;
    if (bytes) {
      to = spell(characters, start, end, s);
      from = 0;
      characters = s.characters;
    }
    if (wholePieces != null) {
      int id = wholePieces.get(characters, from, to);
      if (id != TokenTable.ABSENT) {
        sink.add(id, text, start, end - 1);
        return;
      }
    }
    mergeSymbols(characters, from, to, s, sink);
    if (sink.isAligned()) {
      addAligned(text, start, end, s, sink);
    } else {
      for (int i = 0; i < s.count; i++) {
        sink.add(s.symbols[i]);
      }
    }
  }

  /** Leaves the tokens of a piece, not looked for as a whole, in {@code s}. */
  void merge(int[] text, int start, int end, BpeScratch s, TokenSink sink) {
    int[] characters = text;
    int from = start;
    int to = end;
    if (bytes) {
      to = spell(text, start, end, s);
      from = 0;
      characters = s.characters;
    }
    mergeSymbols(characters, from, to, s, sink);
  }

  private void mergeSymbols(int[] characters, int from, int to, BpeScratch s, TokenSink sink) {
    s.reset(byteTokens == null ? to - from : 4 * (to - from));
    addSymbols(characters, from, to, s, sink);
    merger.merge(s);
  }

  private static int spell(int[] text, int start, int end, BpeScratch s) {
    if (s.characters.length < 4 * (end - start)) {
      s.characters = new int[6 * (end - start)];
    }
    int length = 0;
    for (int i = start; i < end; i++) {
      length = ByteAlphabet.write(text[i], s.characters, length);
    }
    return length;
  }

  private void addSymbols(int[] text, int from, int to, BpeScratch s, TokenSink sink) {
    int unknownLength = 0;
    for (int i = from; i < to; i++) {
      int c = text[i];
      CharacterIds ids = i == from ? (i == to - 1 ? only : first) : i == to - 1 ? last : inner;
      int length = bytes ? 1 : ByteAlphabet.utf8Length(c);
      int id = ids.get(c);
      if (id != CharacterIds.ABSENT) {
        if (unknownLength > 0) {
          addUnknown(unknownLength, s, sink);
          unknownLength = 0;
        }
        s.add(id, length);
      } else if (byteTokens == null || !addBytes(c, length, s, sink)) {
        if (unknownId != NONE) {
          if (unknownLength > 0 && !fuseUnknown) {
            addUnknown(unknownLength, s, sink);
            unknownLength = 0;
          }
          unknownLength += length;
        }
      }
    }
    if (unknownLength > 0) {
      addUnknown(unknownLength, s, sink);
    }
  }

  private void addUnknown(int length, BpeScratch s, TokenSink sink) {
    s.add(unknownId, length);
    sink.unknown++;
  }

  /** Adds the tokens of the bytes of {@code c}, if all are in the vocabulary. */
  private boolean addBytes(int c, int length, BpeScratch s, TokenSink sink) {
    int[] ids = java.util.Objects.requireNonNull(byteTokens);
    for (int j = 0; j < length; j++) {
      if (ids[ByteAlphabet.utf8Byte(c, j)] == NONE) {
        return false;
      }
    }
    for (int j = 0; j < length; j++) {
      s.add(ids[ByteAlphabet.utf8Byte(c, j)], 1);
    }
    sink.byteFallback += length;
    return true;
  }

  /** Adds the tokens with their spans, which are counted in bytes as the reference does. */
  private void addAligned(WorkText text, int start, int end, BpeScratch s, TokenSink sink) {
    int index = start;
    int indexEnd = ByteAlphabet.utf8Length(text.text[index]);
    int position = 0;
    for (int i = 0; i < s.count; i++) {
      while (indexEnd <= position && index + 1 < end) {
        indexEnd += ByteAlphabet.utf8Length(text.text[++index]);
      }
      int first = index;
      position += s.lengths[i];
      while (indexEnd < position && index + 1 < end) {
        indexEnd += ByteAlphabet.utf8Length(text.text[++index]);
      }
      sink.add(s.symbols[i], text, first, index);
    }
  }

  /**
   * Every symbol stands in its place; an unknown character that leaves a gap, or grows, does not.
   */
  @Override
  public boolean isCutBeside(int codePoint) {
    if (only != inner || only != first) {
      return false;
    }
    if (!bytes) {
      return only.get(codePoint) != CharacterIds.ABSENT || fallsBackToBytes(codePoint);
    }
    for (int j = 0, n = ByteAlphabet.utf8Length(codePoint); j < n; j++) {
      if (only.get(ByteAlphabet.of(ByteAlphabet.utf8Byte(codePoint, j))) == CharacterIds.ABSENT) {
        return false;
      }
    }
    return true;
  }

  /** Whether each byte of {@code codePoint} has a token for when it cannot be spelt. */
  boolean fallsBackToBytes(int codePoint) {
    for (int j = 0, n = ByteAlphabet.utf8Length(codePoint); j < n; j++) {
      if (byteTokens == null || byteTokens[ByteAlphabet.utf8Byte(codePoint, j)] == NONE) {
        return false;
      }
    }
    return true;
  }
}
