// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference decides what is right. */
class TokenDecoderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Tokens that trip decoders: markers, bytes, punctuation, contractions. */
  private static final List<String> TOKENS =
      List.of(
          "a",
          "##b",
          "##",
          "b##",
          "\u2581",
          "\u2581c",
          "\u2581\u2581",
          "d\u2581e",
          " ",
          "  f ",
          "",
          "\u0120",
          "\u0120g",
          "\u010A",
          "\u00C3\u00A9",
          "\u00E4\u00BD",
          "\u0142",
          "\u00E9",
          "\u00ED",
          "\u0141",
          "\u00F4",
          "\u0131",
          "\u00ED\u0142\u0122",
          "\u4F60",
          "\u0120\u4F60",
          "<0x41>",
          "<0xe4>",
          "<0xBD>",
          "<0xA0>",
          "<0xFF>",
          "<0x+A>",
          "<0xG1>",
          "<0x4>",
          ".",
          "?",
          ",",
          "'",
          "n't",
          "'m",
          "'s",
          "'ve",
          "'re",
          "do",
          "not",
          "do not",
          "h</w>",
          "</w>",
          "</w></w>",
          "|",
          "\uD83D\uDE00",
          "\u0000");

  static List<String> decoders() {
    return List.of(
        "null",
        "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,'use_regex':true}",
        "{'type':'WordPiece','prefix':'##','cleanup':true}",
        "{'type':'WordPiece','prefix':'##','cleanup':false}",
        "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}",
        "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'first','split':true}",
        "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'never','split':true}",
        "{'type':'Metaspace','replacement':'\u2581','add_prefix_space':true}",
        "{'type':'BPEDecoder','suffix':'</w>'}",
        "{'type':'ByteFallback'}",
        "{'type':'Fuse'}",
        "{'type':'Strip','content':' ','start':1,'stop':0}",
        "{'type':'Strip','content':'a','start':2,'stop':0}",
        "{'type':'Replace','pattern':{'String':'\u2581'},'content':' '}",
        "{'type':'Replace','pattern':{'String':'a'},'content':''}",
        "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'\u2581'},"
            + "'content':' '},{'type':'ByteFallback'},{'type':'Fuse'},{'type':'Strip',"
            + "'content':' ','start':1,'stop':0}]}",
        "{'type':'Sequence','decoders':[{'type':'Fuse'},{'type':'ByteLevel',"
            + "'add_prefix_space':true,'trim_offsets':true,'use_regex':true}]}");
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void decodesAsTheReference(String decoder) throws IOException {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    TOKENS.forEach(token -> vocabulary.put(token, vocabulary.size()));
    String section = decoder.replace('\'', '"');
    String json =
        "{\"version\":\"1.0\",\"added_tokens\":[],\"normalizer\":null,\"pre_tokenizer\":null,"
            + "\"post_processor\":null,\"decoder\":"
            + section
            + ",\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":"
            + MAPPER.writeValueAsString(vocabulary)
            + "}}";
    TokenDecoder own = TokenDecoder.of(MAPPER.readTree(section));
    try (ReferenceTokenizer reference = new ReferenceTokenizer(json)) {
      Random random = new Random(20261125);
      for (int i = 0; i < 5000; i++) {
        // Each alone first, then several.
        int length = i < TOKENS.size() ? 1 : 1 + random.nextInt(6);
        long[] ids = new long[length];
        List<String> tokens = new ArrayList<>();
        for (int j = 0; j < length; j++) {
          ids[j] = i < TOKENS.size() ? i : random.nextInt(TOKENS.size());
          tokens.add(TOKENS.get((int) ids[j]));
        }
        assertThat(own.decode(tokens)).as("%s", tokens).isEqualTo(reference.decode(ids));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt2",
        "cl100k",
        "o200k",
        "llama3",
        "qwen",
        "llama2",
        "phi3",
        "t5small",
        "bert_cased"
      })
  void decodesTheTokensOfRealVocabulariesAsTheReference(String name) throws IOException {
    Path shared = Path.of(System.getProperty("babelmeter.shared", ""), "data/vocabularies");
    Path file = shared.resolve(name).resolve("tokenizer.json.gz");
    assumeTrue(Files.exists(file), "the shared test data is absent");
    String json;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    JsonNode root = MAPPER.readTree(json);
    String[] tokens = tokens(root.path("model").path("vocab"));
    TokenDecoder own = TokenDecoder.of(root.path("decoder"));
    Random random = new Random(20261125);
    try (ReferenceTokenizer reference = new ReferenceTokenizer(json)) {
      for (int id = random.nextInt(7); id < tokens.length; id += 7) {
        int next = random.nextInt(tokens.length);
        assertThat(own.decode(List.of(tokens[id]))).isEqualTo(reference.decode(id));
        assertThat(own.decode(List.of(tokens[next], tokens[id])))
            .isEqualTo(reference.decode(next, id));
      }
    }
  }

  private static String[] tokens(JsonNode vocabulary) {
    String[] tokens = new String[vocabulary.size()];
    if (vocabulary.isArray()) {
      for (int id = 0; id < tokens.length; id++) {
        tokens[id] = vocabulary.path(id).path(0).textValue();
      }
    } else {
      vocabulary
          .properties()
          .forEach(token -> tokens[token.getValue().intValue()] = token.getKey());
    }
    return tokens;
  }

  @Test
  void refusesWhatItDoesNotKnow() throws JsonProcessingException {
    for (String decoder :
        List.of(
            "{'type':'CTC','pad_token':'p','word_delimiter_token':'|','cleanup':true}",
            "{'type':'Replace','pattern':{'Regex':'a'},'content':''}",
            "{'type':'Sequence','decoders':[{'type':'Unheard'}]}",
            "{'type':'Metaspace','replacement':'ab'}",
            "{'type':'WordPiece'}")) {
      JsonNode section = MAPPER.readTree(decoder.replace('\'', '"'));
      assertThatThrownBy(() -> TokenDecoder.of(section))
          .isInstanceOf(UnsupportedDecoderException.class)
          .hasMessageStartingWith("decoder.");
    }
    assertThat(TokenDecoder.of(NullNode.getInstance()).decode(List.of("a", "b"))).isEqualTo("a b");
  }
}
