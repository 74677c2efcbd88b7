// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.reference.Probes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small tokenizers, one or more for each component that a {@code tokenizer.json} may hold. */
final class ComponentCases {
  private static final String PIECES =
      "{\"type\":\"WordLevel\",\"unk_token\":\"?\",\"vocab\":{\"?\":0,\"a\":1,\"the\":2}}";

  private static final String BYTES =
      "{\"type\":\"BPE\",\"byte_fallback\":true,\"vocab\":{"
          + join(256, b -> String.format("\"<0x%02X>\":%d", b, b))
          + "},\"merges\":[]}";

  private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";

  /** Patterns of vocabularies in the wild, and some that reach other parts of the matcher. */
  static final List<String> PATTERNS =
      List.of(
          PreTokenizerFactory.GPT2,
          CONTRACTIONS
              + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
              + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          CONTRACTIONS
              + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
              + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}"
              + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+",
          CONTRACTIONS
              + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}"
              + "| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
              + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
              + CONTRACTIONS
              + "?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
              + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
              + CONTRACTIONS
              + "?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
              + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+|[^\\r\\n\\p{L}\\p{N}]?"
              + "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*|\\p{N}"
              + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
              + "|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*"
              + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "[\u4E00-\u9FA5\u3040-\u309F\u30A0-\u30FF]+",
          " ?[^(\\s|[.,!?\u2026\u3002\uFF0C\u3001\u0964\u06D4\u060C])]+",
          "[\\r\\n]",
          "\\s?[!-/:-~\uFF01-\uFF0F\uFF1A-\uFF5E\u2018-\u201F\u3000-\u3002]+",
          "\\s+$",
          "[0-9][0-9][0-9]",
          "\\p{N}{1,3}",
          "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
          "[\\p{Han}]+|[\\p{Lu}\\p{Lo}&&[^\\p{Han}]]+|\\p{Ll}{2,4}?|\\w\\d|(?>a+)b?|^\\s|\\S$",
          " {2,}",
          "(?:the|(?i:he)|\\x{4F60}\\u597D|[a-c\\t])(?=\\S)|\\W{1,2}|\\D\\z");

  private ComponentCases() {}

  static Map<String, String> all() {
    Map<String, String> cases = new LinkedHashMap<>();
    normalizers().forEach((n, json) -> cases.put(n, Probes.json(json, "null", BYTES)));
    preTokenizers().forEach((n, json) -> cases.put(n, Probes.json("null", json, PIECES)));
    patterns(cases);
    mixed(cases);
    return cases;
  }

  static Map<String, String> normalizers() {
    Map<String, String> cases = new LinkedHashMap<>();
    for (String form : List.of("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt")) {
      cases.put(form, "{\"type\":\"" + form + "\"}");
    }
    cases.put("ByteLevel normalizer", "{\"type\":\"ByteLevel\"}");
    cases.put("Strip", "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":true}");
    cases.put("Strip left", "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":false}");
    cases.put("Strip right", "{\"type\":\"Strip\",\"strip_left\":false,\"strip_right\":true}");
    cases.put("Prepend", "{\"type\":\"Prepend\",\"prepend\":\"\u2581<\"}");
    cases.put("Replace", replace("{\"String\":\"a\"}", "\u00E9x"));
    cases.put("Replace spaces", replace("{\"Regex\":\" {2,}\"}", "\u2581"));
    cases.put("Replace by nothing", replace("{\"Regex\":\"\\\\s+\"}", ""));
    for (String accents : List.of("null", "true", "false")) {
      for (boolean lower : new boolean[] {true, false}) {
        cases.put("Bert " + accents + lower, bert(accents, lower));
      }
    }
    cases.put(
        "Sequence",
        "{\"type\":\"Sequence\",\"normalizers\":["
            + "{\"type\":\"NFD\"},{\"type\":\"StripAccents\"},{\"type\":\"Lowercase\"},"
            + "{\"type\":\"NFKC\"},"
            + replace("{\"String\":\" \"}", "\u2581\u2581")
            + ",{\"type\":\"Prepend\",\"prepend\":\"x\"},{\"type\":\"Strip\",\"strip_left\":true,"
            + "\"strip_right\":true}]}");
    return cases;
  }

  private static Map<String, String> preTokenizers() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("Whitespace", "{\"type\":\"Whitespace\"}");
    cases.put("WhitespaceSplit", "{\"type\":\"WhitespaceSplit\"}");
    cases.put("BertPreTokenizer", "{\"type\":\"BertPreTokenizer\"}");
    cases.put("CharDelimiterSplit", "{\"type\":\"CharDelimiterSplit\",\"delimiter\":\"e\"}");
    cases.put("UnicodeScripts", "{\"type\":\"UnicodeScripts\"}");
    cases.put("FixedLength", "{\"type\":\"FixedLength\",\"length\":3}");
    for (boolean flag : new boolean[] {true, false}) {
      cases.put("Digits " + flag, "{\"type\":\"Digits\",\"individual_digits\":" + flag + "}");
      for (boolean regex : new boolean[] {true, false}) {
        cases.put("ByteLevel " + flag + regex, byteLevel(flag, regex));
      }
      for (String scheme : List.of("always", "first", "never")) {
        cases.put("Metaspace " + scheme + flag, metaspace(scheme, flag));
      }
    }
    for (String behavior :
        List.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous")) {
      cases.put(
          "Punctuation " + behavior,
          "{\"type\":\"Punctuation\",\"behavior\":\"" + behavior + "\"}");
      for (boolean invert : new boolean[] {true, false}) {
        cases.put(
            "Split " + behavior + invert, split("{\"Regex\":\"\\\\s|[e-h]+\"}", behavior, invert));
        cases.put(
            "Split literal " + behavior + invert, split("{\"String\":\"  \"}", behavior, invert));
      }
    }
    return cases;
  }

  private static void patterns(Map<String, String> cases) {
    for (int i = 0; i < PATTERNS.size(); i++) {
      String pattern = "{\"Regex\":" + quote(PATTERNS.get(i)) + "}";
      cases.put("pattern " + i, Probes.json("null", split(pattern, "Isolated", false), PIECES));
    }
  }

  private static void mixed(Map<String, String> cases) {
    cases.put(
        "Falcon",
        Probes.json(
            "null",
            sequence(
                "{\"type\":\"Punctuation\",\"behavior\":\"Contiguous\"}",
                byteLevel(false, true),
                "{\"type\":\"Digits\",\"individual_digits\":false}",
                split("{\"Regex\":\"[0-9][0-9][0-9]\"}", "Isolated", false)),
            PIECES));
    cases.put(
        "DeepSeek",
        Probes.json(
            "null",
            sequence(
                split("{\"Regex\":\"\\\\p{N}{1,3}\"}", "Isolated", false),
                split("{\"Regex\":" + quote(PATTERNS.get(8)) + "}", "Isolated", false),
                split("{\"Regex\":" + quote(PATTERNS.get(7)) + "}", "Isolated", false),
                byteLevel(false, false)),
            PIECES));
    cases.put(
        "Metaspace first after digits",
        Probes.json(
            "{\"type\":\"NFKC\"}",
            sequence("{\"type\":\"Digits\",\"individual_digits\":true}", metaspace("first", true)),
            PIECES));
    cases.put(
        "Metaspace first twice",
        Probes.json(
            "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":false}",
            sequence(
                metaspace("first", false),
                "{\"type\":\"BertPreTokenizer\"}",
                metaspace("first", true)),
            PIECES));
    for (int normalizer = 0; normalizer < 2; normalizer++) {
      cases.put(
          "added tokens " + normalizer,
          withAddedTokens(
              Probes.json(
                  normalizer == 0 ? "null" : bert("null", true),
                  metaspace("first", true),
                  BYTES.replace("\"vocab\":{", "\"vocab\":{\"he\":300,"))));
    }
    cases.put(
        "trimmed offsets",
        withAddedTokens(Probes.json("null", byteLevel(true, true), BYTES))
            .replace(
                "\"post_processor\":null",
                "\"post_processor\":{\"type\":\"ByteLevel\",\"add_prefix_space\":true,"
                    + "\"trim_offsets\":true}"));
    models(cases);
  }

  private static void models(Map<String, String> cases) {
    cases.put(
        "BPE prefix and suffix",
        Probes.json(
            "null",
            "{\"type\":\"Whitespace\"}",
            "{\"type\":\"BPE\",\"unk_token\":\"?\",\"continuing_subword_prefix\":\"##\","
                + "\"end_of_word_suffix\":\"</w>\",\"fuse_unk\":false,\"vocab\":{\"?\":0,\"t\":1,"
                + "\"##h\":2,\"##e</w>\":3,\"th\":4,\"the</w>\":5,\"h\":6,\"##e\":7,\"##l\":8,"
                + "\"##o</w>\":9,\"he\":10,\"##ll\":11,\"a</w>\":12},\"merges\":[\"t ##h\","
                + "\"th ##e</w>\",\"h ##e\",\"##l ##l\"]}"));
    for (String fuse : List.of("true", "false")) {
      cases.put(
          "BPE unknown " + fuse,
          Probes.json(
              "null",
              "{\"type\":\"WhitespaceSplit\"}",
              "{\"type\":\"BPE\",\"unk_token\":\"?\",\"fuse_unk\":"
                  + fuse
                  + ",\"byte_fallback\":true,\"vocab\":{\"?\":0,\"a\":1,\"e\":2,\"h\":3,\"he\":4,"
                  + "\"l\":5,\"ll\":6,\"<0xC3>\":7,\"<0x9F>\":8,\"<0xA9>\":9,\"o\":10},"
                  + "\"merges\":[[\"h\",\"e\"],[\"l\",\"l\"]]}"));
    }
    cases.put(
        "BPE without unknown token",
        Probes.json(
            "null",
            "null",
            "{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"e\":1,\"ae\":2,\"h\":3},"
                + "\"merges\":[\"a e\"]}"));
    cases.put("BPE overlaps", Probes.json("null", "null", overlappingMerges()));
    for (String fallback : List.of("true", "false")) {
      cases.put(
          "Unigram " + fallback,
          Probes.json(
              "null",
              metaspace("always", true),
              "{\"type\":\"Unigram\",\"unk_id\":0,\"byte_fallback\":"
                  + fallback
                  + ",\"vocab\":["
                  + "[\"<unk>\",0.0],[\"\u2581\",-2.0],[\"a\",-3.5],[\"e\",-3.25],[\"h\",-3.0],"
                  + "[\"he\",-6.25],[\"l\",-4.0],[\"ll\",-8.0],[\"hell\",-14.25],[\"o\",-3.5],"
                  + "[\"\u2581the\",-4.125],[\"t\",-5.0],[\"\u2581t\",-7.0],"
                  + join(256, b -> String.format("[\"<0x%02X>\",-20.5]", b))
                  + "]}"));
    }
    cases.put(
        "Unigram high scores",
        Probes.json(
            "null",
            "null",
            "{\"type\":\"Unigram\",\"unk_id\":1,\"vocab\":[[\"ab\",100.0],[\"<unk>\",100.0],"
                + "[\"aa\",120.5],[\" a\",150.0]]}"));
    cases.put(
        "WordPiece",
        Probes.json(
            bert("null", true),
            "{\"type\":\"BertPreTokenizer\"}",
            "{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\","
                + "\"max_input_chars_per_word\":6,\"vocab\":{\"[UNK]\":0,\"h\":1,\"he\":2,"
                + "\"##l\":3,\"##llo\":4,\"##ll\":5,\"a\":6,\"the\":7,\"##e\":8,\"w\":9,"
                + "\"##or\":10,\"##orld\":11,\".\":12,\"##\":13,\"1\":14}}"));
  }

  /** Merges whose candidates overlap and tie, over the letters a, b, e and h. */
  private static String overlappingMerges() {
    StringBuilder vocabulary = new StringBuilder("\"a\":0,\"b\":1,\"e\":2,\"h\":3,\" \":4");
    StringBuilder merges = new StringBuilder();
    String[][] pairs = {
      {"a", "a"}, {"aa", "aa"}, {"b", "a"}, {"a", "b"}, {"aa", "b"}, {"h", "e"}, {"e", "h"},
      {"he", "he"}, {" ", " "}, {"  ", "  "}, {"   ", " "}, {"  ", " "}, {"a", "aa"}, {"aa", "a"},
      {"eh", "e"}, {"e", "he"}
    };
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String[] pair : pairs) {
      String merged = pair[0] + pair[1];
      if (ids.putIfAbsent(merged, 5 + ids.size()) == null) {
        vocabulary.append(",\"").append(merged).append("\":").append(ids.get(merged));
      }
      merges.append(merges.length() == 0 ? "" : ",");
      merges.append("[\"").append(pair[0]).append("\",\"").append(pair[1]).append("\"]");
    }
    return "{\"type\":\"BPE\",\"vocab\":{" + vocabulary + "},\"merges\":[" + merges + "]}";
  }

  private static String withAddedTokens(String json) {
    String tokens =
        added("<s>", false, false, false, false, true)
            + ","
            + added("</s>", false, true, false, false, true)
            + ","
            + added("[MASK]", false, true, true, false, true)
            + ","
            + added("the", true, false, false, true, false)
            + ","
            + added("he", true, false, true, false, false)
            + ","
            + added("Hello", false, true, true, true, false)
            + ","
            + added("  ", false, false, false, true, false)
            + ","
            + added("   ", false, false, false, false, false)
            + ","
            + added("a\u0301", true, true, true, true, false)
            + ","
            + added("\u00DCber", false, false, false, true, false)
            + ","
            + added("1", true, false, false, false, false);
    return json.replace("\"added_tokens\":[]", "\"added_tokens\":[" + tokens + "]");
  }

  private static String added(
      String content,
      boolean word,
      boolean lstrip,
      boolean rstrip,
      boolean normalized,
      boolean special) {
    return String.format(
        "{\"id\":0,\"content\":\"%s\",\"single_word\":%b,\"lstrip\":%b,\"rstrip\":%b,"
            + "\"normalized\":%b,\"special\":%b}",
        content, word, lstrip, rstrip, normalized, special);
  }

  static String split(String pattern, String behavior, boolean invert) {
    return "{\"type\":\"Split\",\"pattern\":"
        + pattern
        + ",\"behavior\":\""
        + behavior
        + "\",\"invert\":"
        + invert
        + "}";
  }

  static String byteLevel(boolean prefix, boolean regex) {
    return "{\"type\":\"ByteLevel\",\"add_prefix_space\":"
        + prefix
        + ",\"trim_offsets\":true,\"use_regex\":"
        + regex
        + "}";
  }

  private static String metaspace(String scheme, boolean split) {
    return "{\"type\":\"Metaspace\",\"replacement\":\"\u2581\",\"prepend_scheme\":\""
        + scheme
        + "\",\"split\":"
        + split
        + "}";
  }

  private static String sequence(String... parts) {
    return "{\"type\":\"Sequence\",\"pretokenizers\":[" + String.join(",", parts) + "]}";
  }

  private static String bert(String accents, boolean lowercase) {
    return "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
        + "\"strip_accents\":"
        + accents
        + ",\"lowercase\":"
        + lowercase
        + "}";
  }

  private static String replace(String pattern, String content) {
    return "{\"type\":\"Replace\",\"pattern\":" + pattern + ",\"content\":\"" + content + "\"}";
  }

  static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String join(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
  }
}
