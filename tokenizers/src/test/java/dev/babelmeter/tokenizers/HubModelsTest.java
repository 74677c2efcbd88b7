// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubModelsTest {
  private static final String JSON =
      "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0, \"b\": 1}, \"merges\": []}}";
  private static final String FILE = "/org/model/resolve/" + FakeHub.COMMIT + "/tokenizer.json";
  private static final VocabularySpec.HubModel MODEL =
      new VocabularySpec.HubModel("org/model", "main");

  @TempDir private Path cache;
  private FakeHub hub;
  private final List<Duration> waits = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub(JSON);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private HubConfig config(@Nullable String token, boolean offline) {
    return new HubConfig(hub.endpoint(), token, offline, cache);
  }

  /** Does not wait, and notes what it would have waited. */
  private HubModels models(HubConfig config) {
    return new HubModels(
        config,
        wait -> {
          waits.add(wait);
          return Duration.ZERO;
        });
  }

  private TokenizerSource fetch() {
    return models(config(null, false)).fetch(MODEL);
  }

  private TokenizerSource fetch(String repository) {
    return models(config(null, false)).fetch(new VocabularySpec.HubModel(repository, "main"));
  }

  private Path cached(String file) {
    return cache.resolve("hub/org--model").resolve(file);
  }

  @Test
  void fetchesPinsAndCaches() throws IOException {
    TokenizerSource source = fetch();
    assertThat(source.json()).isEqualTo(JSON);
    assertThat(source.name()).isEqualTo("org/model");
    assertThat(source.origin()).isEqualTo("hf:org/model@" + FakeHub.COMMIT);
    assertThat(source.fingerprint())
        .isEqualTo(Digests.sha256(JSON.getBytes(StandardCharsets.UTF_8)));
    assertThat(cached(FakeHub.COMMIT + "/tokenizer.json")).hasContent(JSON);
    assertThat(cached(FakeHub.COMMIT + "/tokenizer.json.sha256")).hasContent(source.fingerprint());
    assertThat(cached("refs/main")).hasContent(FakeHub.COMMIT);
    assertThat(fetch()).isEqualTo(source);
    assertThat(hub.storageRequests()).hasSize(1);
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  @Test
  void isCountedWithLikeAnyVocabulary() {
    try (VocabularySet set =
        VocabularySet.open(VocabularySpec.parseList("hf:org/model"), config(null, false))) {
      assertThat(Vocabularies.count(set, "abba").tokens(0)).isEqualTo(4);
      assertThat(set.descriptions().get(0).origin()).isEqualTo("hf:org/model@" + FakeHub.COMMIT);
    }
  }

  @Test
  void checksTheGitChecksumOfFilesOutsideLfs() {
    hub.serveWithoutLfs();
    hub.answerOnce(FakeHub.body(JSON.replace('a', 'c')));
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(waits).hasSize(1);
  }

  /** {@code git hash-object} of a file with the line "hello". */
  @Test
  void computesGitsChecksum() {
    assertThat(FakeHub.gitChecksum("hello\n"))
        .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
  }

  @Test
  void takesFilesWithoutAnyChecksum() {
    hub.omitChecksums();
    assertThat(fetch().json()).isEqualTo(JSON);
  }

  @Test
  void refusesAFileWithAnotherChecksum() {
    for (int i = 0; i < 5; i++) {
      hub.answerOnce(FakeHub.body(JSON.replace('a', 'c')));
    }
    assertThatThrownBy(this::fetch)
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("does not have the checksum")
        .hasMessageContaining("org/model");
    assertThat(cached(FakeHub.COMMIT + "/tokenizer.json")).doesNotExist();
  }

  @Test
  void followsRenamedModels() {
    assertThat(fetch("org/old").json()).isEqualTo(JSON);
  }

  @Test
  void sendsTheTokenToTheHubOnly() {
    hub.requireToken("hf_secret");
    assertThat(models(config("hf_secret", false)).fetch(MODEL).json()).isEqualTo(JSON);
    assertThat(hub.hubRequests())
        .extracting(FakeHub.Request::authorization)
        .containsOnly("Bearer hf_secret");
    assertThat(hub.storageRequests())
        .extracting(FakeHub.Request::authorization)
        .containsExactly((String) null);
  }

  @Test
  void needsTheTokenOfAPrivateModel() {
    hub.requireToken("hf_secret");
    for (String token : new String[] {null, "hf_wrong"}) {
      assertThatThrownBy(() -> models(config(token, false)).fetch(MODEL))
          .isInstanceOf(VocabularyException.class)
          .hasMessageContaining("set HF_TOKEN")
          .hasMessageContaining("org/model")
          .hasMessageNotContaining("hf_wrong");
    }
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org/missing, check the model's name and revision",
    "org/bare, choose a model that has this file",
    "org/gated, accept the model's terms",
    "org/notahub, the hub names no commit",
    "org/loop, redirected without end"
  })
  void refusesAtOnceWhatWillNotPass(String repository, String remedy) {
    assertThatThrownBy(() -> fetch(repository))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining(repository)
        .hasMessageContaining(remedy);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsAsLongAsTheHubAsks() {
    hub.answerOnce(FakeHub.status(429, "7"));
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void waitsUntilTheDateTheHubNames() {
    hub.answerOnce(FakeHub.status(503, "Thu, 01 Jan 2026 00:00:00 GMT"));
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(waits).containsExactly(Duration.ZERO);
  }

  @Test
  void givesUpWhenTheHubAsksForTooMuch() {
    hub.answerOnce(FakeHub.status(429, "3600"));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("status 429");
    assertThat(hub.storageRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void repeatsWhatMayPassWithGrowingWaits(int status) {
    for (int i = 0; i < 4; i++) {
      hub.answerOnce(FakeHub.status(status));
    }
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  @Test
  void givesUpAfterFiveAttempts() {
    for (int i = 0; i < 9; i++) {
      hub.answerOnce(FakeHub.status(503));
    }
    assertThatThrownBy(this::fetch)
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("status 503")
        .hasMessageContaining("HF_HUB_OFFLINE=1");
    assertThat(hub.storageRequests()).hasSize(5);
  }

  @Test
  void repeatsATruncatedAnswer() {
    hub.answerOnce(hub.truncated());
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(waits).hasSize(1);
  }

  @Test
  void saysWhenNoHubAnswers() {
    hub.close();
    assertThatThrownBy(this::fetch)
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("no answer from 127.0.0.1");
  }

  @Test
  void asksNothingForACachedCommit() {
    fetch();
    hub.hubRequests().clear();
    TokenizerSource source =
        models(config(null, false)).fetch(new VocabularySpec.HubModel("org/model", FakeHub.COMMIT));
    assertThat(source.json()).isEqualTo(JSON);
    assertThat(hub.hubRequests()).isEmpty();
  }

  @Test
  void asksOnlyForTheFileOfAnUncachedCommit() {
    models(config(null, false)).fetch(new VocabularySpec.HubModel("org/model", FakeHub.COMMIT));
    assertThat(hub.hubRequests()).extracting(FakeHub.Request::path).containsExactly(FILE);
  }

  @Test
  void escapesRevisionsWithSlashes() {
    VocabularySpec.HubModel model = new VocabularySpec.HubModel("org/model", "refs/pr/1");
    assertThat(models(config(null, false)).fetch(model).json()).isEqualTo(JSON);
    assertThat(models(config(null, true)).fetch(model).json()).isEqualTo(JSON);
  }

  @Test
  void usesOnlyTheCacheOffline() {
    HubModels offline = models(config(null, true));
    assertThatThrownBy(() -> offline.fetch(MODEL))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("org/model")
        .hasMessageContaining("HF_HUB_OFFLINE");
    assertThat(hub.hubRequests()).isEmpty();
    TokenizerSource online = fetch();
    hub.hubRequests().clear();
    assertThat(offline.fetch(MODEL)).isEqualTo(online);
    assertThat(hub.hubRequests()).isEmpty();
  }

  @Test
  void noticesADamagedCache() throws IOException {
    fetch();
    Files.writeString(cached(FakeHub.COMMIT + "/tokenizer.json"), JSON.replace('a', 'c'));
    assertThatThrownBy(() -> models(config(null, true)).fetch(MODEL))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining("checksum")
        .hasMessageContaining("unset HF_HUB_OFFLINE");
    assertThat(fetch().json()).isEqualTo(JSON);
    assertThat(cached(FakeHub.COMMIT + "/tokenizer.json")).hasContent(JSON);
  }

  @Test
  void saysWhenTheCacheCannotBeWritten() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));
    HubModels models = models(new HubConfig(hub.endpoint(), null, false, file));
    assertThatThrownBy(() -> models.fetch(MODEL))
        .isInstanceOf(VocabularyException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("BABELMETER_CACHE");
  }

  @Test
  void letsManyFetchTheSameFileAtOnce() throws Exception {
    int count = 8;
    CyclicBarrier start = new CyclicBarrier(count);
    ExecutorService executor = Executors.newFixedThreadPool(count);
    try {
      List<Future<String>> fetches = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Callable<String> fetch =
            () -> {
              HubModels models = new HubModels(config(null, false));
              start.await();
              return models.fetch(MODEL).json();
            };
        fetches.add(executor.submit(fetch));
      }
      for (Future<String> fetch : fetches) {
        assertThat(fetch.get()).isEqualTo(JSON);
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(models(config(null, true)).fetch(MODEL).json()).isEqualTo(JSON);
  }
}
