// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.ModelSpec;
import dev.babelmeter.tokenizers.model.NormalizerSpec;
import dev.babelmeter.tokenizers.model.PreTokenizerSpec;
import dev.babelmeter.tokenizers.model.TokenizerSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHA-256 of all of a tokenizer that decides on the tokens of a text without added tokens. */
final class CountingDigest {
  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

  private CountingDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(TokenizerSpec spec) {
    CountingDigest digest = new CountingDigest();
    digest.add(spec.normalizer());
    digest.add(spec.preTokenizer());
    digest.add(spec.model());
    digest.flush();
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private void add(@Nullable NormalizerSpec normalizer) {
    if (normalizer instanceof NormalizerSpec.Sequence sequence) {
      add("[");
      sequence.normalizers().forEach(this::add);
      add("]");
    } else if (normalizer instanceof NormalizerSpec.Precompiled precompiled) {
      add("Precompiled");
      add(precompiled.charsMap());
    } else {
      // Records of scalars and strings name all their fields.
      add(String.valueOf(normalizer));
    }
  }

  private void add(@Nullable PreTokenizerSpec preTokenizer) {
    add(String.valueOf(preTokenizer));
  }

  private void add(ModelSpec model) {
    add(model.getClass().getSimpleName());
    if (model instanceof ModelSpec.Bpe bpe) {
      add(String.valueOf(bpe.unknownToken()));
      add(bpe.continuingPrefix());
      add(bpe.endOfWordSuffix());
      add(bpe.fuseUnknown() + " " + bpe.byteFallback() + " " + bpe.ignoreMerges());
      add(bpe.vocabulary());
      for (ModelSpec.Merge merge : bpe.merges()) {
        add(merge.left());
        add(merge.right());
      }
    } else if (model instanceof ModelSpec.Unigram unigram) {
      add(unigram.unknownId() + " " + unigram.byteFallback());
      List<String> pieces = unigram.pieces();
      for (int id = 0; id < pieces.size(); id++) {
        add(pieces.get(id));
        add(Double.toHexString(unigram.scores()[id]));
      }
    } else if (model instanceof ModelSpec.WordPiece wordPiece) {
      add(wordPiece.unknownId() + " " + wordPiece.maxCharacters());
      add(wordPiece.continuingPrefix());
      add(wordPiece.vocabulary());
    } else if (model instanceof ModelSpec.WordLevel wordLevel) {
      add(Integer.toString(wordLevel.unknownId()));
      add(wordLevel.vocabulary());
    }
  }

  private void add(Map<String, Integer> vocabulary) {
    vocabulary.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Comparator.comparing(Map.Entry::getKey)))
        .forEach(
            token -> {
              add(token.getKey());
              add(token.getValue().toString());
            });
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    if (buffer.remaining() < Integer.BYTES + bytes.length) {
      flush();
    }
    if (buffer.remaining() < Integer.BYTES + bytes.length) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    } else {
      buffer.putInt(bytes.length).put(bytes);
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
