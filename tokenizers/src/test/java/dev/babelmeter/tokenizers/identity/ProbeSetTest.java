// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import dev.babelmeter.tokenizers.Digests;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.tokenizers.reference.ReferenceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeSetTest {
  private static final HubConfig OFFLINE =
      new HubConfig(URI.create("http://localhost:1"), null, true, Path.of("none"));

  private final ProbeSet probes = ProbeSet.current();

  /**
   * Digests of ids are kept elsewhere: what is to be probed beyond this set makes a new version.
   */
  @Test
  void neverChanges() throws IOException {
    try (InputStream in = ProbeSet.class.getResourceAsStream("probes-1.jsonl")) {
      assertThat(Digests.sha256(in.readAllBytes()))
          .isEqualTo("cc1c87ee82838c675e27af85e2c1b45c1b42d366e305f1e5efec6426f078bce1");
    }
    assertThat(probes.version()).isEqualTo(1);
    assertThat(probes.texts()).hasSize(510).doesNotHaveDuplicates();
  }

  @Test
  void hasEveryScriptOfUnicode17() {
    BitSet scripts = new BitSet();
    probes.texts().forEach(t -> t.codePoints().forEach(c -> scripts.set(UScript.getScript(c))));
    for (int script = 0; script <= UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT); script++) {
      UnicodeSet ofIt = new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT, script);
      boolean isThere = !ofIt.retainAll(new UnicodeSet("[[:age=17.0:]-[:Zzzz:]]")).isEmpty();
      assertThat(scripts.get(script) || !isThere).as(UScript.getName(script)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e\u0301", // a decomposed letter
        "\u00e9", // the same composed
        "\u1100\u1161\u11a8", // Hangul Jamo
        "\uac01", // the syllable that they make
        "\u200d\ud83d\udcbb", // joined emoji
        "1\u0661", // digits of two scripts
        "    ",
        "\n\n",
        "\r\n",
        "'ll",
        "'LL",
        "'\u017f", // the long s that matches an s without regard to case
        "\u4f60\u597d",
        "\u0e27\u0e31\u0e19", // Thai
        "\u05d0", // right to left
        "<|endoftext|>",
        "<|endo",
        "\u0378", // unassigned
        "\ua7cb", // assigned in Unicode 16
        "\u2581",
        "\u0000",
        "\u001b",
        "\u00ad",
        "\ufeff",
        "\ufb01",
        "\u0130",
        "\u212b"
      })
  void hasWhatTripsTokenizers(String text) {
    assertThat(probes.texts()).anyMatch(probe -> probe.contains(text));
  }

  @Test
  void hasLongRunsAndNothingAndNoLoneSurrogate() {
    assertThat(probes.texts())
        .contains("")
        .anyMatch(text -> text.matches("a{300}"))
        .allMatch(text -> UTF_8.newEncoder().canEncode(text));
  }

  /** By the definition, from the ids of the reference itself. */
  @ParameterizedTest
  @ValueSource(strings = {"r50k_base", "bert-base-uncased"})
  void digestsTheIdsOfTheReference(String name) {
    TokenizerSource source = new TokenizerSources(OFFLINE).read(new VocabularySpec.BuiltIn(name));
    try (ReferenceTokenizer reference = new ReferenceTokenizer(source.json());
        VocabularySet set = VocabularySet.open(source)) {
      String lines =
          probes.texts().stream()
              .map(
                  text ->
                      Arrays.stream(reference.ids(text))
                              .mapToObj(Integer::toString)
                              .collect(Collectors.joining(" "))
                          + "\n")
              .collect(Collectors.joining());
      assertThat(probes.sha256(set.newCounter(), 0))
          .isEqualTo(Digests.sha256(("babelmeter probes 1\n" + lines).getBytes(UTF_8)));
    }
  }

  @Test
  void tellsBehaviourApart() {
    HashSet<String> digests = new HashSet<>();
    TokenizerSources sources = new TokenizerSources(OFFLINE);
    List<String> names = List.of("r50k_base", "p50k_base", "cl100k_base", "bert-base-uncased");
    for (String name : names) {
      VocabularyIdentity identity =
          VocabularyIdentity.of(sources.read(new VocabularySpec.BuiltIn(name)));
      assertThat(identity.name()).isEqualTo(name);
      digests.add(identity.fileSha256());
      digests.add(identity.canonicalSha256());
      digests.add(identity.probeSha256());
    }
    assertThat(digests).hasSize(3 * names.size());
  }
}
