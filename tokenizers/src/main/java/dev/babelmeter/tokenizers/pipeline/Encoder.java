// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.tally.TokenSequence;
import dev.babelmeter.tokenizers.tally.Tokens;
import java.util.Arrays;

/**
 * Encodes texts with one {@link Pipeline}, equal to the reference in ids and offsets. Belongs to
 * one thread. Its scratch memory grows to about 100 bytes for each code point of the longest text
 * it has seen and 300 more for each of the longest piece; it allocates nothing to count a text that
 * is no longer.
 *
 * <p>Time grows with the length of the text times at most the logarithm of its longest piece, for
 * every text and vocabulary.
 */
public final class Encoder {
  private final Pipeline pipeline;
  private final Scratch scratch = new Scratch();
  private boolean matchSpecial = true;

  Encoder(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Sets whether special tokens in a text are tokens, as the reference has it and as this encoder
   * begins, or plain text.
   */
  public void matchSpecialTokens(boolean match) {
    matchSpecial = match;
  }

  /**
   * Number of tokens of {@code text}; {@link #unknownTokens} and {@link #byteFallbackTokens} then
   * tell of the same text.
   *
   * @throws IllegalArgumentException when the text holds a lone surrogate
   * @throws dev.babelmeter.tokenizers.regex.PatternBudgetException when a pattern of the vocabulary
   *     would not take linear time; the text then belongs to the reference
   */
  public int count(String text) {
    run(text, false);
    return scratch.sink.count;
  }

  /** Tokens of the last text that stand for what the vocabulary cannot spell. */
  public int unknownTokens() {
    return scratch.sink.unknown;
  }

  /** Tokens {@code <0xNN>} of the last text that spell an unknown character byte by byte. */
  public int byteFallbackTokens() {
    return scratch.sink.byteFallback;
  }

  /** The id of token {@code index} of the text counted last. */
  public int id(int index) {
    return scratch.sink.ids[index];
  }

  /**
   * Returns the tokens of {@code text} with their offsets in code points.
   *
   * @throws IllegalArgumentException as {@link #count}
   */
  public TokenSequence encode(String text) {
    run(text, true);
    TokenSink sink = scratch.sink;
    pipeline.trimmer.trim(sink);
    return new TokenSequence(
        Arrays.copyOf(sink.ids, sink.count),
        Arrays.copyOf(sink.starts, sink.count),
        Arrays.copyOf(sink.ends, sink.count));
  }

  /**
   * The tokens of the characters {@code [from, to)} of {@code text} as those of a text; valid until
   * this encoder is used again. Allocates nothing for a text that is no longer than one before.
   *
   * @throws IllegalArgumentException as {@link #count}
   */
  public Tokens encode(char[] text, int from, int to) {
    scratch.sink.reset(true, pipeline.trimmer.trims());
    CodePoints.read(text, from, to, scratch.original, true);
    run(true);
    pipeline.trimmer.trim(scratch.sink);
    return scratch.sink;
  }

  /**
   * Where the pre-tokenizers end the pieces of a normalized text.
   *
   * @param ends takes the ends, also of what is removed between pieces
   * @param removed takes whether each is removed
   * @return their number; 0 when the pieces are not the text, but for U+2581 in place of spaces
   */
  public int pieceEnds(int[] codePoints, int length, int[] ends, boolean[] removed) {
    scratch.original.reset(length, false);
    System.arraycopy(codePoints, 0, scratch.original.text, 0, length);
    scratch.original.length = length;
    scratch.pieces.reset(scratch.original);
    scratch.pieces.add(0, length, Pieces.NO_TOKEN, false);
    for (PreTokenizer stage : pipeline.preTokenizers) {
      stage.apply(scratch.pieces, scratch.nextPieces, scratch);
      scratch.swapPieces();
    }
    Pieces pieces = scratch.pieces;
    int end = 0;
    int count = 0;
    for (int i = 0; i < pieces.count; i++) {
      if (pieces.starts[i] < end || pieces.ends[i] > length) {
        return 0;
      }
      if (pieces.starts[i] > end) {
        end = pieces.starts[i];
        removed[count] = true;
        ends[count++] = end;
      }
      for (; end < pieces.ends[i]; end++) {
        int c = pieces.text.text[end];
        if (c != codePoints[end] && !(c == Cuts.SPACE_SYMBOL && codePoints[end] == ' ')) {
          return 0;
        }
      }
      removed[count] = false;
      ends[count++] = end;
    }
    if (end < length) {
      removed[count] = true;
      ends[count++] = length;
    }
    return count;
  }

  /**
   * What the normalizer makes of a text, and for each of its code points the span of the original
   * that it stands for.
   *
   * @param target takes its code points
   * @param from takes, for each, the index of the first code point of the text that it stands for
   * @param to takes the index behind the last
   * @return the number of code points; -1 when they are more than fit into {@code target}
   */
  public int normalize(int[] codePoints, int length, int[] target, int[] from, int[] to) {
    WorkText work = scratch.section;
    work.reset(length, true);
    System.arraycopy(codePoints, 0, work.text, 0, length);
    CodePoints.end(work, length);
    if (pipeline.normalizer != null && length > 0) {
      pipeline.normalizer.normalize(work, scratch);
    }
    if (work.length > target.length) {
      return -1;
    }
    System.arraycopy(work.text, 0, target, 0, work.length);
    System.arraycopy(work.from, 0, from, 0, work.length);
    System.arraycopy(work.to, 0, to, 0, work.length);
    return work.length;
  }

  private void run(String text, boolean spans) {
    boolean aligned = spans || pipeline.needsSpans;
    scratch.sink.reset(spans, pipeline.trimmer.trims());
    CodePoints.read(text, scratch.original, aligned);
    run(aligned);
  }

  private void run(boolean aligned) {
    if (scratch.original.length == 0) {
      return;
    }
    divide(aligned);
    for (PreTokenizer stage : pipeline.preTokenizers) {
      stage.apply(scratch.pieces, scratch.nextPieces, scratch);
      scratch.swapPieces();
    }
    Pieces pieces = scratch.pieces;
    for (int i = 0; i < pieces.count; i++) {
      if (pieces.tokens[i] == Pieces.NO_TOKEN) {
        pipeline.model.tokenize(pieces.text, pieces.starts[i], pieces.ends[i], scratch);
      } else {
        scratch.sink.addText(pieces.tokens[i], pieces.text, pieces.starts[i], pieces.ends[i] - 1);
      }
    }
  }

  /** Cuts added tokens out of the text and normalizes the rest. */
  private void divide(boolean aligned) {
    Pieces raw = scratch.pieces;
    raw.reset(scratch.original);
    pipeline.rawTokens.split(0, scratch.original.length, true, matchSpecial, raw);
    if (pipeline.normalizer == null && pipeline.normalizedTokens.isEmpty()) {
      return;
    }
    Pieces divided = scratch.nextPieces;
    WorkText target = scratch.otherText(scratch.original);
    target.reset(scratch.original.length, aligned);
    divided.reset(target);
    for (int i = 0; i < raw.count; i++) {
      int start = target.length;
      if (raw.tokens[i] != Pieces.NO_TOKEN) {
        target.append(scratch.original, raw.starts[i], raw.ends[i]);
        divided.add(start, target.length, raw.tokens[i], raw.first[i]);
        continue;
      }
      WorkText section = scratch.section;
      section.reset(raw.ends[i] - raw.starts[i], aligned);
      section.append(scratch.original, raw.starts[i], raw.ends[i]);
      if (pipeline.normalizer != null) {
        pipeline.normalizer.normalize(section, scratch);
      }
      target.append(section, 0, section.length);
      pipeline.normalizedTokens.split(start, target.length, raw.first[i], matchSpecial, divided);
    }
    scratch.swapPieces();
  }
}
