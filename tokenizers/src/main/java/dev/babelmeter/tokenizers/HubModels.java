// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the {@code tokenizer.json} of models from a hub, pinned to the commit that their revision
 * names, and keeps them in a cache.
 */
final class HubModels {
  private static final Logger logger = LoggerFactory.getLogger(HubModels.class);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HubConfig config;
  private final HubClient client;
  private final HubRetries retries;

  HubModels(HubConfig config) {
    this(config, UnaryOperator.identity());
  }

  /** Makes a fetcher whose waits between attempts are what {@code pace} makes of them. */
  HubModels(HubConfig config, UnaryOperator<Duration> pace) {
    this.config = config;
    this.client = new HubClient(config);
    this.retries = new HubRetries(pace);
  }

  /**
   * Returns the {@code tokenizer.json} of {@code model}, from the cache if it is there.
   *
   * @throws VocabularyException when it cannot be had, or not unharmed
   */
  TokenizerSource fetch(VocabularySpec.HubModel model) {
    HubCache cache = new HubCache(config.cache(), model.repository());
    String commit = commit(model, cache);
    byte[] content = content(model, commit, cache);
    return TokenizerFile.of(
        model.name(),
        "hf:" + model.repository() + "@" + commit,
        cache.fileOf(commit).toString(),
        content);
  }

  private String commit(VocabularySpec.HubModel model, HubCache cache) {
    String revision = model.revision().toLowerCase(Locale.ROOT);
    if (COMMIT.matcher(revision).matches()) {
      return revision;
    }
    if (config.offline()) {
      String commit = cache.commitOf(model.revision());
      if (commit == null || !COMMIT.matcher(commit).matches()) {
        throw notCached(model);
      }
      return commit;
    }
    String commit = resolve(model);
    cache.remember(model.revision(), commit);
    return commit;
  }

  /** Asks the hub for the commit that the model's revision names. */
  private String resolve(VocabularySpec.HubModel model) {
    String subject = "model " + model.repository() + " at revision " + model.revision();
    String path =
        "/api/models/"
            + model.repository()
            + "/revision/"
            + URLEncoder.encode(model.revision(), StandardCharsets.UTF_8);
    HubFile answer =
        retries.run(
            subject,
            () -> client.get(subject, path, "check the model's name and revision on the hub"));
    String commit = shaIn(answer);
    if (!COMMIT.matcher(commit).matches()) {
      throw new VocabularyException(
          subject + ": the hub names no commit for it; check that HF_ENDPOINT is a hub's address");
    }
    return commit;
  }

  private static String shaIn(HubFile answer) {
    try {
      return MAPPER.readTree(answer.content()).path("sha").asText();
    } catch (IOException e) {
      logger.debug("the hub's answer is no JSON", e);
      return "";
    }
  }

  private byte[] content(VocabularySpec.HubModel model, String commit, HubCache cache) {
    byte[] cached = cache.contentOf(commit);
    if (cached != null && cache.isIntact(commit, cached)) {
      return cached;
    }
    if (config.offline()) {
      throw cached == null
          ? notCached(model)
          : new VocabularyException(
              "the cached file "
                  + cache.fileOf(commit)
                  + " does not have the checksum with which it was fetched; unset HF_HUB_OFFLINE to"
                  + " fetch it again");
    }
    if (cached != null) {
      logger.warn(
          "the cached file {} does not have the checksum with which it was fetched: fetching it"
              + " again",
          cache.fileOf(commit));
    }
    byte[] fetched = download(model, commit);
    cache.store(commit, fetched);
    return fetched;
  }

  private byte[] download(VocabularySpec.HubModel model, String commit) {
    String subject = "tokenizer.json of model " + model.repository() + " at commit " + commit;
    String path = "/" + model.repository() + "/resolve/" + commit + "/tokenizer.json";
    HubFile file =
        retries.run(
            subject,
            () ->
                verified(
                    client.get(
                        subject,
                        path,
                        "choose a model that has this file, or convert its tokenizer to it")));
    if (file.checksum() == null) {
      logger.warn("{}: the hub stated no checksum, so only its length was checked", subject);
    }
    return file.content();
  }

  private static HubFile verified(HubFile file) {
    int length = file.content().length;
    if (file.size() >= 0 && file.size() != length) {
      throw new TransientHubException(length + " bytes came instead of " + file.size(), null, null);
    }
    if (file.checksum() != null && !file.checksum().matches(file.content())) {
      throw new TransientHubException(
          "its content does not have the checksum " + file.checksum().hex(), null, null);
    }
    return file;
  }

  private VocabularyException notCached(VocabularySpec.HubModel model) {
    return new VocabularyException(
        "model "
            + model.repository()
            + " at revision "
            + model.revision()
            + " is not in the cache "
            + config.cache()
            + ", and HF_HUB_OFFLINE forbids fetching it; unset that, or fetch the model once");
  }
}
