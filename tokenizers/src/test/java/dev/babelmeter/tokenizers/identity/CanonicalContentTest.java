// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalContentTest {
  private static final String BASE =
      "{'version': '1.0', 'truncation': null, 'padding': null, 'added_tokens': [],"
          + " 'normalizer': {'type': 'Strip', 'strip_left': true, 'strip_right': false},"
          + " 'pre_tokenizer': null, 'post_processor': null, 'decoder': null,"
          + " 'model': {'type': 'BPE', 'unk_token': null, 'fuse_unk': false,"
          + " 'vocab': {'a': 0, 'b': 1, 'ab': 2, 'c': 3, 'abc': 4},"
          + " 'merges': ['a b', 'ab c']}}";

  /** Computed with the program in docs/VOCABULARIES.md, which shares no code with this one. */
  @ParameterizedTest
  @CsvSource({
    "bert_cased, 529d2d3a6f7c04e27f2c28a584521ad1122bb5781efda0135fd908fc402f2f01",
    "gpt2, bd7ba73acc295e999723f67ade8da284c0c6daeb24339513beab48335c923644",
    "llama2, 9de585e0949221037a7741e3861f9d2e5616ff68232b0602ba5f0e70bbeb0f8d",
    "o200k, 8a22c913f94bd3704b9a64a7f1a65fb5a488bc39e2d449aa47c4acc468c093ef",
    "t5small, 373aab154fa54a4a7bbf10c5cecd46a417e5b762f59784dfe8204f32b9f4839a"
  })
  void isWhatTheDefinitionSays(String name, String sha256) {
    Path shared = Path.of(System.getProperty("babelmeter.shared", ""), "data/vocabularies");
    Path file = shared.resolve(name).resolve("tokenizer.json.gz");
    assumeTrue(Files.exists(file), "the shared test data is absent");
    HubConfig offline =
        new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("none"));
    TokenizerSource source =
        new TokenizerSources(offline).read(new VocabularySpec.LocalFile(name, file));
    assertThat(TokenizerContent.read(source).canonical().sha256()).isEqualTo(sha256);
  }

  /** As above, of escapes, characters beyond U+FFFF, and numbers with fractions. */
  @Test
  void isWhatTheDefinitionSaysOfUnusualTokens() {
    String bpe =
        "{'version':'1.0','padding':{'strategy':'BatchLongest'},'added_tokens':[{'id':3,"
            + "'content':'<x>','special':true}],'normalizer':{'type':'Sequence','normalizers':"
            + "[{'type':'NFC'}]},'decoder':{'type':'ByteLevel','trim_offsets':true},'model':"
            + "{'type':'BPE','unk_token':null,'fuse_unk':false,'continuing_subword_prefix':'',"
            + "'dropout':null,'vocab':{'b':1,'a':0,'ab':2,'\\u0000\\'\\\\':4,'\\ud800\\udc00':5,"
            + "'\\uffff':6},'merges':['a b']}}";
    assertThat(sha256(bpe))
        .isEqualTo("4da80b559f5ea5d9914e2dcef68a4982f90fe93ff9ea7f6ce272ceedb8ec2bd6");
    String unigram =
        "{'model':{'type':'Unigram','unk_id':0,'vocab':[['<unk>',0.0],['\\u2581a',-2.5],"
            + "['b',-3.0000001e0],['\\u00e9\\n',-1e-7]]}}";
    assertThat(sha256(unigram))
        .isEqualTo("cf01e0919bbdf73bf28d83f46143c7397faf351d21d0f20d3e20a0c61bafe8ce");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `': `                         | `':`
          'truncation': null            | 'truncation': {'max_length': 512}
          'padding': null               | 'padding': {'strategy': 'BatchLongest'}
          'version': '1.0'              | 'version': '1.1'
          'added_tokens': [],           | ` `
          'decoder': null,              | ` `
          'strip_left': true, 'strip_right': false | 'strip_right': false, 'strip_left': true
          'a': 0, 'b': 1                | 'b': 1, 'a': 0
          'a': 0,                       | '\\u0061': 0,
          'merges': ['a b', 'ab c']     | 'merges': [['a', 'b'], ['ab', 'c']]
          'merges': ['a b', 'ab c']     | 'merges': ['#version: 0.2', 'a b', ['ab', 'c']]
          'type': 'BPE', 'unk_token'    | 'unk_token'
          'unk_token': null, 'fuse_unk': false, | 'byte_fallback': false, 'ignore_merges': false, 'continuing_subword_prefix': '',
          """)
  void isTheSameHoweverItIsWritten(String before, String after) {
    assertThat(BASE).contains(before);
    assertThat(sha256(BASE.replace(before, after))).isEqualTo(sha256(BASE));
  }

  @Test
  void isTheSameWithTheModelFirst() {
    int model = BASE.indexOf("'model'");
    String section = BASE.substring(model, BASE.length() - 1);
    String first = "{" + section + ", " + BASE.substring(1, model).replaceFirst(", $", "") + "}";
    assertThat(sha256(first)).isEqualTo(sha256(BASE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'strip_left': true       | 'strip_left': false             | normalizer
          'pre_tokenizer': null    | 'pre_tokenizer': {'type': 'Whitespace'} | pre_tokenizer
          'post_processor': null   | 'post_processor': {'type': 'ByteLevel'} | post_processor
          'decoder': null          | 'decoder': {'type': 'Fuse'}     | decoder
          'added_tokens': []       | 'added_tokens': [{'content': 'x'}] | added_tokens
          'fuse_unk': false        | 'fuse_unk': true                | model
          'fuse_unk': false        | 'ignore_merges': true           | model
          'a': 0                   | 'a': 5                          | vocab
          'ab': 2                  | '\\u00e4b': 2                   | vocab
          'a b', 'ab c'            | 'ab c', 'a b'                   | merges
          'a b', 'ab c'            | 'a b'                           | merges
          """)
  void differsInTheSectionThatDiffers(String before, String after, String section) {
    CanonicalContent base = content(BASE);
    CanonicalContent changed = content(BASE.replace(before, after));
    assertThat(changed.sha256()).isNotEqualTo(base.sha256());
    assertThat(base.sections().keySet())
        .filteredOn(name -> !base.sections().get(name).equals(changed.sections().get(name)))
        .containsExactly(section);
  }

  /** Tokens that a form without lengths or quotes would confuse. */
  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\\\\", "a\\\"", "a:0", "\\u0000", "\\u2028", "\\ud83d\\ude00"})
  void tellsUnusualTokensApart(String token) {
    String json = BASE.replace("'abc'", '"' + token + '"');
    assertThat(sha256(json)).isNotEqualTo(sha256(BASE));
  }

  private static String sha256(String json) {
    return content(json).sha256();
  }

  private static CanonicalContent content(String json) {
    String text = json.replace("\\'", "\\\"").replace('\'', '"');
    return TokenizerContent.read(new TokenizerSource("x", "file", "x.json", "", text)).canonical();
  }
}
