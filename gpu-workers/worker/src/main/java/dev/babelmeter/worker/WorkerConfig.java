// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import dev.babelmeter.process.Settings;
import dev.babelmeter.worker.batch.BatchLimits;
import dev.babelmeter.worker.encoder.EncoderOptions;
import dev.babelmeter.worker.encoder.EncoderOptions.NormalizeChoice;
import dev.babelmeter.worker.encoder.EncoderOptions.PoolingChoice;
import dev.babelmeter.worker.model.DynamicEmbedModel;
import dev.babelmeter.worker.model.HypernetModel;
import dev.babelmeter.worker.onnx.Device;
import dev.babelmeter.worker.security.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the worker runs.
 *
 * @param models names of the models that are served
 * @param encoder which encoder
 * @param hypernetFolder folder of the hypernetwork; null for the one that comes with Babelmeter
 * @param hypernetCacheBytes memory for what it predicted
 * @param mergeTable file of the merges of mode {@code frozen}; null for none
 * @param device what it runs on
 * @param streams batches that the device works on at once
 * @param batch how large batches grow
 * @param maxRows texts and sequences that may be in the worker at once
 * @param maxRowsOfCall texts or sequences that a call may have
 * @param maxTextCharacters UTF-16 units of a text
 * @param truncate whether a text that is too long is cut unless its caller says otherwise
 * @param tokenizerThreads threads that tokenise
 * @param callLimit how long a call may take
 * @param maxMessageBytes largest message or body
 * @param drainLimit how long the worker goes on answering when it is stopped
 * @param grpcHost address of gRPC
 * @param grpcPort port of gRPC; 0 for any free one
 * @param httpHost address of HTTP
 * @param httpPort port of HTTP; 0 for any free one
 * @param tls null for none
 * @param tokenFile file of the tokens that callers may show; null when anyone may call
 */
public record WorkerConfig(
    Set<String> models,
    EncoderOptions encoder,
    @Nullable Path hypernetFolder,
    long hypernetCacheBytes,
    @Nullable Path mergeTable,
    Device device,
    int streams,
    BatchLimits batch,
    int maxRows,
    int maxRowsOfCall,
    int maxTextCharacters,
    boolean truncate,
    int tokenizerThreads,
    Duration callLimit,
    int maxMessageBytes,
    Duration drainLimit,
    String grpcHost,
    int grpcPort,
    String httpHost,
    int httpPort,
    @Nullable TlsFiles tls,
    @Nullable Path tokenFile) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;
  private static final int MILLION = 1_000_000;

  /** Below half a minute, after which the process ends whatever it does. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(25);

  /** Sorts the names. */
  public WorkerConfig {
    models = new TreeSet<>(models);
  }

  /**
   * Reads the settings of the worker.
   *
   * @throws dev.babelmeter.process.InvalidSettingsException with everything that is wrong
   */
  public static WorkerConfig from(Settings settings) {
    List<String> models =
        settings.list("models", List.of("embed_text", "encoder", "encoder_embeds"));
    EncoderOptions encoder =
        new EncoderOptions(
            optionalPath(settings, "encoder.folder"),
            settings.string("encoder.name", ""),
            settings.choice("encoder.pooling", PoolingChoice.AUTO),
            settings.choice("encoder.normalize", NormalizeChoice.AUTO),
            settings.integer("encoder.max-tokens", 0, 0, MILLION));
    Path hypernetFolder = optionalPath(settings, "hypernet.folder");
    long cacheMebibytes = settings.wholeNumber("hypernet.cache-mebibytes", 64, 0, MILLION);
    Path mergeTable = optionalPath(settings, "dynamic.merge-table");
    Device device =
        new Device(
            settings.choice("device", Device.Kind.CPU),
            settings.integer("device.index", 0, 0, 1023),
            settings.integer("device.threads", 0, 0, 1024));
    int streams = settings.integer("device.streams", 1, 1, 64);
    BatchLimits batch =
        new BatchLimits(
            settings.integer("batch.max-tokens", 16_384, 16, 16 * MILLION),
            settings.integer("batch.max-rows", 64, 1, MILLION),
            Duration.ofMillis(settings.integer("batch.delay-milliseconds", 0, 0, 10_000)));
    int maxRows = settings.integer("queue.max-rows", 4096, 1, MILLION);
    int maxRowsOfCall = settings.integer("call.max-rows", 1024, 1, MILLION);
    int maxTextCharacters = settings.integer("text.max-characters", 100_000, 1, 4 * MILLION);
    boolean truncate = settings.flag("text.truncate", true);
    int tokenizerThreads =
        settings.integer(
            "tokenizer.threads", Math.min(8, Runtime.getRuntime().availableProcessors()), 1, 256);
    Duration callLimit = settings.duration("call.timeout", Duration.ofSeconds(30));
    int maxMessageMebibytes = settings.integer("call.max-mebibytes", 32, 1, 1023);
    Duration drainLimit = settings.duration("drain.limit", Duration.ofSeconds(20));
    String grpcHost = settings.string("grpc.host", LOOPBACK);
    int grpcPort = settings.integer("grpc.port", 8001, 0, HIGHEST_PORT);
    String httpHost = settings.string("http.host", LOOPBACK);
    int httpPort = settings.integer("http.port", 8000, 0, HIGHEST_PORT);
    Path certificate = optionalPath(settings, "tls.certificate");
    Path key = optionalPath(settings, "tls.key");
    Path clientAuthority = optionalPath(settings, "tls.client-authority");
    Path tokenFile = optionalPath(settings, "auth.token-file");

    for (String model : models) {
      if (!LoadedModels.NAMES.contains(model)) {
        settings.problem(
            "models names '" + model + "': give some of " + String.join(", ", LoadedModels.NAMES));
      }
    }
    boolean predicts =
        models.contains(HypernetModel.NAME) || models.contains(DynamicEmbedModel.NAME);
    if (hypernetFolder != null && !predicts) {
      settings.problem(
          "hypernet.folder is of no use without the models hypernet or dynamic_embed: name one in"
              + " models, or leave the folder out");
    }
    if (hypernetFolder == null && predicts && encoder.folder() != null) {
      settings.problem(
          "the network that comes with Babelmeter is for its own encoder: give hypernet.folder, or"
              + " leave hypernet and dynamic_embed out of models");
    }
    if (mergeTable != null && !models.contains(DynamicEmbedModel.NAME)) {
      settings.problem(
          "dynamic.merge-table is of no use without the model dynamic_embed: name it in models");
    }
    if (models.isEmpty()) {
      settings.problem("models is empty: name one at least");
    }
    if (maxRowsOfCall > maxRows) {
      settings.problem(
          "call.max-rows is above queue.max-rows, so that such calls would never be admitted:"
              + " lower it");
    }
    if (encoder.maxTokens() > batch.maxTokens()) {
      settings.problem(
          "encoder.max-tokens is above batch.max-tokens, so that such a text would fit no batch:"
              + " raise batch.max-tokens");
    }
    if (drainLimit.compareTo(LONGEST_DRAIN) > 0) {
      settings.problem("drain.limit is too long: give 25s at most");
    }
    if ((certificate == null) != (key == null)) {
      settings.problem("tls.certificate and tls.key belong together: give both or none");
    }
    if (clientAuthority != null && certificate == null) {
      settings.problem("tls.client-authority needs tls.certificate and tls.key: give them too");
    }
    settings.finish();
    return new WorkerConfig(
        Set.copyOf(models),
        encoder,
        hypernetFolder,
        cacheMebibytes << 20,
        mergeTable,
        device,
        streams,
        batch,
        maxRows,
        maxRowsOfCall,
        maxTextCharacters,
        truncate,
        tokenizerThreads,
        callLimit,
        maxMessageMebibytes << 20,
        drainLimit,
        grpcHost,
        grpcPort,
        httpHost,
        httpPort,
        certificate == null || key == null ? null : new TlsFiles(certificate, key, clientAuthority),
        tokenFile);
  }

  private static @Nullable Path optionalPath(Settings settings, String key) {
    Path path = settings.path(key, Path.of(""));
    return path.toString().isEmpty() ? null : path;
  }
}
