// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubConfigTest {
  @Test
  void usesThePublicHubWithoutTokenByDefault() {
    assertThat(HubConfig.from(Map.of("HOME", "/home/ada")))
        .isEqualTo(
            new HubConfig(
                URI.create("https://huggingface.co"),
                null,
                false,
                Path.of("/home/ada/.cache/babelmeter")));
  }

  @Test
  void takesAllVariables() {
    assertThat(
            HubConfig.from(
                Map.of(
                    "HF_ENDPOINT", "http://mirror:8080/hf/",
                    "HF_TOKEN", " hf_abc\n",
                    "HF_HUB_OFFLINE", "1",
                    "XDG_CACHE_HOME", "/x",
                    "BABELMETER_CACHE", "/b")))
        .isEqualTo(
            new HubConfig(URI.create("http://mirror:8080/hf"), "hf_abc", true, Path.of("/b")));
  }

  @ParameterizedTest
  @CsvSource({"1,true", "on,true", "Yes,true", "TRUE,true", "0,false", "'',false", "2,false"})
  void readsOfflineAsHuggingfaceHubDoes(String value, boolean offline) {
    assertThat(HubConfig.from(Map.of("HOME", "/h", "HF_HUB_OFFLINE", value)).offline())
        .isEqualTo(offline);
  }

  @Test
  void ignoresARelativeXdgFolder() {
    assertThat(HubConfig.from(Map.of("HOME", "/h", "XDG_CACHE_HOME", "x")).cache())
        .isEqualTo(Path.of("/h/.cache/babelmeter"));
    assertThat(HubConfig.from(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/x")).cache())
        .isEqualTo(Path.of("/x/babelmeter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"huggingface.co", "ftp://hub", "https://", "http://a b", "http://u:p@hub"})
  void refusesAnEndpointThatIsNoAddress(String endpoint) {
    assertThatThrownBy(() -> HubConfig.from(Map.of("HOME", "/h", "HF_ENDPOINT", endpoint)))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("HF_ENDPOINT");
  }

  @Test
  void keepsTheTokenOutOfMessages() {
    assertThat(HubConfig.from(Map.of("HOME", "/h", "HF_TOKEN", "hf_secret")).toString())
        .doesNotContain("hf_secret");
    assertThatThrownBy(() -> HubConfig.from(Map.of("HOME", "/h", "HF_TOKEN", "hf_se\u0007cret")))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("HF_TOKEN")
        .hasMessageNotContaining("cret");
  }
}
