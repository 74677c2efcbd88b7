// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes a rank file as a {@code tokenizer.json} that tokenises exactly as tiktoken's {@code
 * encode_ordinary}: the ids are the ranks, a piece that is a token is taken whole, and no text is
 * special.
 *
 * <p>tiktoken merges the neighbours whose joined bytes have the lowest rank, however they are
 * split; so each split of a token into two tokens becomes a merge, in the order of the ranks. One
 * split a token is not enough: Llama 3's file has 128,000 tokens and 280,147 splits.
 */
final class RankTokenizerJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RankTokenizerJson() {}

  static String write(RankFile file, String splitPattern) {
    // Two thirds of the text is merges; this spares the buffer most of its growth.
    StringWriter json = new StringWriter(file.tokens().length * 64);
    try (JsonGenerator out = JSON.createGenerator(json)) {
      out.writeStartObject();
      out.writeStringField("version", "1.0");
      out.writeArrayFieldStart("added_tokens");
      out.writeEndArray();
      out.writeNullField("normalizer");
      writePreTokenizer(out, splitPattern);
      out.writeNullField("post_processor");
      out.writeObjectFieldStart("decoder");
      writeByteLevel(out);
      out.writeEndObject();
      writeModel(out, file);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString();
  }

  private static void writePreTokenizer(JsonGenerator out, String splitPattern) throws IOException {
    out.writeObjectFieldStart("pre_tokenizer");
    out.writeStringField("type", "Sequence");
    out.writeArrayFieldStart("pretokenizers");
    out.writeStartObject();
    out.writeStringField("type", "Split");
    out.writeObjectFieldStart("pattern");
    out.writeStringField("Regex", splitPattern);
    out.writeEndObject();
    out.writeStringField("behavior", "Isolated");
    out.writeBooleanField("invert", false);
    out.writeEndObject();
    out.writeStartObject();
    writeByteLevel(out);
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeByteLevel(JsonGenerator out) throws IOException {
    out.writeStringField("type", "ByteLevel");
    out.writeBooleanField("add_prefix_space", false);
    out.writeBooleanField("trim_offsets", false);
    out.writeBooleanField("use_regex", false);
  }

  private static void writeModel(JsonGenerator out, RankFile file) throws IOException {
    out.writeObjectFieldStart("model");
    out.writeStringField("type", "BPE");
    out.writeNullField("unk_token");
    out.writeNullField("continuing_subword_prefix");
    out.writeBooleanField("byte_fallback", false);
    out.writeBooleanField("ignore_merges", true);
    out.writeObjectFieldStart("vocab");
    for (int i = 0; i < file.tokens().length; i++) {
      byte[] token = file.tokens()[i];
      out.writeNumberField(ByteAlphabet.spell(token, 0, token.length), file.ranks()[i]);
    }
    out.writeEndObject();
    out.writeArrayFieldStart("merges");
    for (byte[] token : file.tokens()) {
      writeMerges(out, token, file.rankOfSpelling());
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Writes the splits of {@code token} in the order of their parts' ranks, left part first. */
  private static void writeMerges(JsonGenerator out, byte[] token, Map<String, Integer> ranks)
      throws IOException {
    long[] splits = new long[token.length];
    int count = 0;
    for (int cut = 1; cut < token.length; cut++) {
      Integer left = ranks.get(ByteAlphabet.spell(token, 0, cut));
      Integer right = left == null ? null : ranks.get(ByteAlphabet.spell(token, cut, token.length));
      if (left != null && right != null) {
        // The left part determines the cut, so its rank alone orders the splits.
        splits[count++] = ((long) left << 32) | cut;
      }
    }
    Arrays.sort(splits, 0, count);
    for (int i = 0; i < count; i++) {
      int cut = (int) splits[i];
      // No character of the byte alphabet is a space, so the short form is unambiguous.
      out.writeString(
          ByteAlphabet.spell(token, 0, cut) + ' ' + ByteAlphabet.spell(token, cut, token.length));
    }
  }
}
