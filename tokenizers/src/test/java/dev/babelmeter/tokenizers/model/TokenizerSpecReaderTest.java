// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.babelmeter.tokenizers.pipeline.Pipeline;
import dev.babelmeter.tokenizers.reference.Probes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerSpecReaderTest {
  private static final String MODEL =
      "{'type':'BPE','unk_token':'?','vocab':{'?':0,'a':1,'b':2,'ab':3},'merges':['a b']}";

  @Test
  void refusesWhatIsNoTokenizer() {
    assertThatThrownBy(() -> load("{\"model\": {\"vocab\": "))
        .isInstanceOf(UnreadableTokenizerException.class)
        .hasMessageContaining("file.json")
        .hasMessageContaining("line 1")
        .hasMessageContaining("fetch");
    assertThatThrownBy(() -> load("[1]"))
        .isInstanceOf(UnreadableTokenizerException.class)
        .hasMessageContaining("no model section");
    assertThatThrownBy(() -> load("{}")).isInstanceOf(UnreadableTokenizerException.class);
  }

  @Test
  void acceptsWhatItKnows() throws IOException {
    assertThat(load(json("null", "null", MODEL))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "null @ {'type':'Sequence','pretokenizers':[{'type':'New'}]} @ pre_tokenizer.New",
        "{'type':'New'} @ null @ normalizer.New",
        "{'lowercase':true} @ null @ normalizer",
        "{'type':'Prepend','prepend':''} @ null @ normalizer.Prepend",
        "{'type':'Precompiled','precompiled_charsmap':'AAA='} @ null @ normalizer.Precompiled",
        "{'type':'Replace','pattern':{'Regex':'^'},'content':'x'} @ null @ normalizer.Replace",
        "{'type':'Strip','strip_left':1,'strip_right':true} @ null @ normalizer.Strip",
        "null @ {'type':'Split','pattern':{'Regex':'(a)\\\\1'},'behavior':'Isolated','invert':false}"
            + " @ pre_tokenizer.Split",
        "null @ {'type':'Metaspace','replacement':'_','add_prefix_space':false}"
            + " @ pre_tokenizer.Metaspace"
      })
  void leavesComponentsToTheReference(String normalizer, String preTokenizer, String component)
      throws IOException {
    assertThat(unsupported(json(normalizer, preTokenizer, MODEL)).component()).isEqualTo(component);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "{'type':'BPE','dropout':0.1,'vocab':{},'merges':[]} @ model.dropout",
        "{'type':'BPE','vocab':{'a':0},'merges':['a b']} @ model.merges",
        "{'type':'BPE','vocab':{'a':0},'merges':['a']} @ model.merges",
        "{'type':'BPE','vocab':{'a':-1},'merges':[]} @ model.vocab",
        "{'type':'BPE','vocab':{'a':2147483647},'merges':[]} @ model.vocab",
        "{'type':'BPE','vocab':{'a':0,'b':0},'merges':[]} @ model.vocab",
        "{'type':'BPE','unk_token':'x','vocab':{'a':1},'merges':[]} @ model.unk_token",
        "{'type':'BPE','unk_token':'?','vocab':{'?':0,'b':1,'?b':2},'merges':['? b']} @ model.merges",
        "{'type':'BPE','vocab':{'a':0}} @ model.merges",
        "{'type':'Unigram','vocab':[['a',0.0]]} @ model.unk_id",
        "{'type':'Unigram','unk_id':0,'vocab':[['a']]} @ model.vocab",
        "{'type':'Unigram','unk_id':0,'vocab':[]} @ model.vocab",
        "{'type':'WordLevel','unk_token':'x','vocab':{'a':0}} @ model.unk_token",
        "{'type':'New','vocab':{}} @ model.New",
        "7 @ model"
      })
  void leavesModelsToTheReference(String model, String component) throws IOException {
    UnsupportedComponent unsupported = unsupported(json("null", "null", model));
    assertThat(unsupported.component()).isEqualTo(component);
    assertThat(unsupported.reason()).isNotBlank();
  }

  private static UnsupportedComponent unsupported(String json) throws IOException {
    return catchThrowableOfType(UnsupportedComponentException.class, () -> load(json)).component();
  }

  private static String json(String normalizer, String preTokenizer, String model) {
    return Probes.json(normalizer, preTokenizer, model).replace('\'', '"');
  }

  private static Pipeline load(String json) throws IOException {
    return Pipeline.of(
        TokenizerSpecReader.read(
            "file.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }
}
