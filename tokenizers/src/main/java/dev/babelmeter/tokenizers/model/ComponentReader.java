// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the components of a {@code tokenizer.json} other than its model. */
final class ComponentReader {
  private static final Set<String> DECODERS =
      Set.of(
          "BPEDecoder",
          "ByteLevel",
          "WordPiece",
          "Metaspace",
          "CTC",
          "Sequence",
          "Replace",
          "Fuse",
          "Strip",
          "ByteFallback");

  private ComponentReader() {}

  static @Nullable NormalizerSpec normalizer(JsonNode node) {
    return node.isNull() ? null : normalizer(Fields.of("normalizer", node));
  }

  private static NormalizerSpec normalizer(Fields fields) {
    return switch (fields.type()) {
      case "Sequence" -> {
        List<NormalizerSpec> parts = new ArrayList<>();
        for (JsonNode part : fields.list("normalizers")) {
          parts.add(normalizer(Fields.of("normalizer", part)));
        }
        yield new NormalizerSpec.Sequence(List.copyOf(parts));
      }
      case "NFC" -> new NormalizerSpec.Unicode(true, false);
      case "NFD" -> new NormalizerSpec.Unicode(false, false);
      case "NFKC" -> new NormalizerSpec.Unicode(true, true);
      case "NFKD" -> new NormalizerSpec.Unicode(false, true);
      case "Lowercase" -> new NormalizerSpec.Lowercase();
      case "Strip" ->
          new NormalizerSpec.Strip(fields.flag("strip_left"), fields.flag("strip_right"));
      case "StripAccents" -> new NormalizerSpec.StripAccents();
      case "Nmt" -> new NormalizerSpec.Nmt();
      case "Replace" ->
          new NormalizerSpec.Replace(fields.pattern("pattern"), fields.text("content"));
      case "Prepend" -> new NormalizerSpec.Prepend(fields.text("prepend"));
      case "Precompiled" -> new NormalizerSpec.Precompiled(charsMap(fields));
      case "BertNormalizer" ->
          new NormalizerSpec.Bert(
              fields.flag("clean_text"),
              fields.flag("handle_chinese_chars"),
              fields.optionalFlag("strip_accents"),
              fields.flag("lowercase"));
      case "ByteLevel" -> new NormalizerSpec.ByteLevel();
      default -> throw fields.unsupported("this normalizer is unknown");
    };
  }

  private static byte[] charsMap(Fields fields) {
    try {
      return Base64.getDecoder().decode(fields.text("precompiled_charsmap"));
    } catch (IllegalArgumentException e) {
      throw fields.unsupported("its field precompiled_charsmap is no base64");
    }
  }

  static @Nullable PreTokenizerSpec preTokenizer(JsonNode node) {
    return node.isNull() ? null : preTokenizer(Fields.of("pre_tokenizer", node));
  }

  private static PreTokenizerSpec preTokenizer(Fields fields) {
    return switch (fields.type()) {
      case "Sequence" -> {
        List<PreTokenizerSpec> parts = new ArrayList<>();
        for (JsonNode part : fields.list("pretokenizers")) {
          parts.add(preTokenizer(Fields.of("pre_tokenizer", part)));
        }
        yield new PreTokenizerSpec.Sequence(List.copyOf(parts));
      }
      case "ByteLevel" -> {
        fields.flag("trim_offsets");
        yield new PreTokenizerSpec.ByteLevel(
            fields.flag("add_prefix_space"), fields.flag("use_regex", true));
      }
      case "Split" ->
          new PreTokenizerSpec.Split(
              fields.pattern("pattern"), fields.behavior("behavior"), fields.flag("invert"));
      case "Whitespace" -> new PreTokenizerSpec.Whitespace();
      case "WhitespaceSplit" -> new PreTokenizerSpec.WhitespaceSplit();
      case "Digits" -> new PreTokenizerSpec.Digits(fields.flag("individual_digits"));
      case "Punctuation" ->
          new PreTokenizerSpec.Punctuation(
              fields.node().has("behavior") ? fields.behavior("behavior") : SplitBehavior.ISOLATED);
      case "Metaspace" -> metaspace(fields);
      case "BertPreTokenizer" -> new PreTokenizerSpec.Bert();
      case "CharDelimiterSplit" ->
          new PreTokenizerSpec.CharDelimiterSplit(fields.character("delimiter"));
      case "FixedLength" -> {
        int length = fields.node().path("length").asInt(5);
        if (length < 1) {
          throw fields.unsupported("its field length is not positive");
        }
        yield new PreTokenizerSpec.FixedLength(length);
      }
      case "UnicodeScripts" -> new PreTokenizerSpec.UnicodeScripts();
      default -> throw fields.unsupported("this pre-tokenizer is unknown");
    };
  }

  private static PreTokenizerSpec metaspace(Fields fields) {
    PrependScheme scheme =
        switch (fields.text("prepend_scheme", "always")) {
          case "always" -> PrependScheme.ALWAYS;
          case "first" -> PrependScheme.FIRST;
          case "never" -> PrependScheme.NEVER;
          default -> throw fields.unsupported("its field prepend_scheme is unknown");
        };
    if (Boolean.FALSE.equals(fields.optionalFlag("add_prefix_space"))
        && scheme != PrependScheme.NEVER) {
      throw fields.unsupported("its fields add_prefix_space and prepend_scheme disagree");
    }
    Boolean split = fields.optionalFlag("split");
    return new PreTokenizerSpec.Metaspace(
        fields.character("replacement"), scheme, split == null || split);
  }

  static List<AddedTokenSpec> addedTokens(JsonNode tokens) {
    List<AddedTokenSpec> added = new ArrayList<>();
    for (JsonNode token : tokens) {
      Fields fields = new Fields("added_tokens", token);
      added.add(
          new AddedTokenSpec(
              fields.text("content"),
              fields.flag("single_word"),
              fields.flag("lstrip"),
              fields.flag("rstrip"),
              fields.flag("normalized"),
              fields.flag("special")));
    }
    return List.copyOf(added);
  }

  /** The trimmings that {@code node}, a post-processor, makes when no special token is added. */
  static List<OffsetTrimming> trimmings(JsonNode node) {
    List<OffsetTrimming> trimmings = new ArrayList<>();
    if (!node.isNull()) {
      addTrimmings(Fields.of("post_processor", node), trimmings);
    }
    return List.copyOf(trimmings);
  }

  private static void addTrimmings(Fields fields, List<OffsetTrimming> trimmings) {
    switch (fields.type()) {
      case "Sequence" -> {
        for (JsonNode part : fields.list("processors")) {
          addTrimmings(Fields.of("post_processor", part), trimmings);
        }
      }
      case "ByteLevel", "RobertaProcessing" -> {
        boolean addPrefixSpace = fields.flag("add_prefix_space");
        if (fields.flag("trim_offsets")) {
          trimmings.add(new OffsetTrimming(addPrefixSpace));
        }
      }
      case "TemplateProcessing", "BertProcessing" -> {
        // They add special tokens only.
      }
      default -> throw fields.unsupported("this post-processor is unknown");
    }
  }

  /**
   * Checks the type of a decoder, on which no count depends: the reference refuses a file with one
   * that it does not know.
   */
  static void requireKnownDecoder(JsonNode decoder) {
    if (decoder.isNull()) {
      return;
    }
    String type = decoder.path("type").asText();
    if (!DECODERS.contains(type)) {
      throw new UnsupportedComponentException("decoder", "its type is '" + type + "'");
    }
    decoder.path("decoders").forEach(ComponentReader::requireKnownDecoder);
  }
}
