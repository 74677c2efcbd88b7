// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.worker;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.worker.batch.BatchLimits;
import dev.babelmeter.worker.batch.DeviceGate;
import dev.babelmeter.worker.call.Admission;
import dev.babelmeter.worker.dynamic.TextMerger;
import dev.babelmeter.worker.encoder.EncoderSource;
import dev.babelmeter.worker.encoder.OnnxEncoder;
import dev.babelmeter.worker.encoder.Pooling;
import dev.babelmeter.worker.encoder.Truncation;
import dev.babelmeter.worker.hypernet.Hypernet;
import dev.babelmeter.worker.metrics.WorkerMetrics;
import dev.babelmeter.worker.model.DynamicEmbedModel;
import dev.babelmeter.worker.model.DynamicEmbedder;
import dev.babelmeter.worker.model.EmbedTextModel;
import dev.babelmeter.worker.model.EncoderEmbedsModel;
import dev.babelmeter.worker.model.EncoderModel;
import dev.babelmeter.worker.model.EncoderService;
import dev.babelmeter.worker.model.HypernetModel;
import dev.babelmeter.worker.model.HypernetService;
import dev.babelmeter.worker.model.InferenceModel;
import dev.babelmeter.worker.model.ModelRegistry;
import dev.babelmeter.worker.model.RowService;
import dev.babelmeter.worker.model.TextEmbedder;
import dev.babelmeter.worker.model.TextLimits;
import dev.babelmeter.worker.model.TextOptions;
import dev.babelmeter.worker.onnx.EmbeddingTable;
import dev.babelmeter.worker.onnx.EncoderGraph;
import dev.babelmeter.worker.onnx.ModelFile;
import dev.babelmeter.worker.onnx.OnnxSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** The models that a worker serves, loaded. */
final class LoadedModels implements AutoCloseable {
  /** The models that there are. */
  static final List<String> NAMES =
      List.of(
          EmbedTextModel.NAME,
          EncoderModel.NAME,
          EncoderEmbedsModel.NAME,
          HypernetModel.NAME,
          DynamicEmbedModel.NAME);

  private static final String TOKEN_TYPE_IDS = "token_type_ids";

  private final WorkerConfig config;
  private final Admission admission;
  private final WorkerMetrics metrics;
  private final DeviceGate gate;
  private final Map<String, String> properties;
  private final ExecutorService tokenizing;
  private final ExecutorService answering;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<String, RowService> services = new TreeMap<>();
  private final ModelRegistry registry;
  private final TextEmbedder embedder;

  private LoadedModels(
      WorkerConfig config,
      EncoderSource source,
      String fingerprint,
      Admission admission,
      WorkerMetrics metrics) {
    this.config = config;
    this.admission = admission;
    this.metrics = metrics;
    this.gate = new DeviceGate(config.streams());
    this.properties =
        Map.of(
            "encoder", source.name(),
            "fingerprint", fingerprint,
            "pooling", source.pooling().name().toLowerCase(Locale.ROOT),
            "normalize", Boolean.toString(source.normalize()),
            "max_tokens", Integer.toString(source.maxTokens()));
    this.tokenizing = Executors.newFixedThreadPool(config.tokenizerThreads(), named("tokenizing"));
    this.answering = Executors.newFixedThreadPool(config.tokenizerThreads(), named("answering"));
    try {
      List<InferenceModel> models = new ArrayList<>();
      EncoderService overIds = service(EncoderModel.NAME, source.model(), source);
      this.embedder = textEmbedder(overIds, source);
      if (config.models().contains(EmbedTextModel.NAME)) {
        models.add(new EmbedTextModel(embedder, properties));
      }
      if (!Set.of(EmbedTextModel.NAME).containsAll(config.models())) {
        addOverTable(models, overIds, source);
      }
      this.registry = new ModelRegistry(models);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Adds the models that need the encoder's table, those that are to be served. */
  private void addOverTable(
      List<InferenceModel> models, EncoderService overIds, EncoderSource source) {
    EncoderGraph graph = EncoderGraph.read(source.model());
    if (config.models().contains(EncoderModel.NAME)) {
      models.add(overIds(overIds, graph, source));
    }
    boolean dynamic = config.models().contains(DynamicEmbedModel.NAME);
    if (dynamic || config.models().contains(EncoderEmbedsModel.NAME)) {
      EncoderService overEmbeddings = overEmbeddings(graph, source);
      if (config.models().contains(EncoderEmbedsModel.NAME)) {
        models.add(
            new EncoderEmbedsModel(
                overEmbeddings, admission, source.maxTokens(), source.normalize(), properties));
      }
      if (dynamic) {
        HypernetService hypernet = hypernet(graph.wordEmbeddings());
        models.add(dynamic(hypernet, overEmbeddings, graph.wordEmbeddings(), source));
        addHypernet(models, hypernet);
      }
    }
    if (!dynamic && config.models().contains(HypernetModel.NAME)) {
      addHypernet(models, hypernet(graph.wordEmbeddings()));
    }
  }

  /**
   * Loads the models of {@code config}.
   *
   * @throws RoleException when one cannot be loaded
   */
  static LoadedModels load(
      WorkerConfig config,
      EncoderSource source,
      String fingerprint,
      Admission admission,
      WorkerMetrics metrics) {
    if (source.maxTokens() > config.batch().maxTokens()) {
      throw new RoleException(
          "a text may have %d tokens and a batch %d: raise batch.max-tokens or lower encoder.max-tokens"
              .formatted(source.maxTokens(), config.batch().maxTokens()));
    }
    return new LoadedModels(config, source, fingerprint, admission, metrics);
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The models. */
  ModelRegistry registry() {
    return registry;
  }

  /** What embeds texts. */
  TextEmbedder embedder() {
    return embedder;
  }

  /** Rows that wait for the device, by model. */
  Map<String, IntSupplier> queues() {
    Map<String, IntSupplier> queues = new TreeMap<>();
    services.forEach((model, service) -> queues.put(model, service::queuedRows));
    return queues;
  }

  private EncoderService service(String name, ModelFile model, EncoderSource source) {
    OnnxEncoder encoder =
        OnnxEncoder.of(model.place(), OnnxSessions.open(model, config.device()), source.pooling());
    EncoderService service =
        new EncoderService(name, encoder, config.batch(), gate, metrics.batchesOf(name), answering);
    add(name, service);
    return service;
  }

  private void add(String name, RowService service) {
    opened.add(service);
    services.put(name, service);
  }

  private TextEmbedder textEmbedder(EncoderService encoder, EncoderSource source) {
    ModelTokenizer tokenizer;
    try {
      tokenizer = ModelTokenizer.open(source.tokenizer());
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
    opened.add(tokenizer);
    return new TextEmbedder(
        tokenizer,
        encoder,
        admission,
        new TextLimits(source.maxTokens(), config.maxTextCharacters()),
        new TextOptions(config.truncate(), Truncation.Side.RIGHT, source.normalize(), 0),
        tokenizing,
        metrics::text);
  }

  private EncoderModel overIds(EncoderService service, EncoderGraph graph, EncoderSource source) {
    int tokens =
        graph
            .rowsFor(EncoderGraph.INPUT_IDS)
            .orElseThrow(
                () ->
                    new RoleException(
                        source.model().place()
                            + " does not look input_ids up in one table, so ids cannot be checked:"
                            + " leave encoder out of models"));
    EncoderModel.Bounds bounds =
        new EncoderModel.Bounds(
            tokens, graph.rowsFor(TOKEN_TYPE_IDS).orElse(1), source.maxTokens());
    return new EncoderModel(service, admission, bounds, source.normalize(), properties);
  }

  private EncoderService overEmbeddings(EncoderGraph graph, EncoderSource source) {
    EncoderService service = service(EncoderEmbedsModel.NAME, graph.overEmbeddings(), source);
    if (graph.wordEmbeddings().dimension() != service.dimension()) {
      throw new RoleException(
          source.model().place()
              + " has embeddings of another length than its vectors: leave encoder_embeds and"
              + " dynamic_embed out of models");
    }
    return service;
  }

  private DynamicEmbedModel dynamic(
      HypernetService hypernet,
      EncoderService overEmbeddings,
      EmbeddingTable table,
      EncoderSource source) {
    TextMerger merger =
        TextMerger.of(source.tokenizer(), config.mergeTable(), hypernet.config().maxPieces());
    Map<String, String> described = new TreeMap<>(properties);
    if (merger.tableVersion() != null) {
      described.put("merge_table", merger.tableVersion());
    }
    return new DynamicEmbedModel(
        new DynamicEmbedder(
            embedder,
            merger,
            hypernet,
            overEmbeddings,
            table,
            admission,
            tokenizing,
            source.pooling() == Pooling.MEAN),
        described);
  }

  private void addHypernet(List<InferenceModel> models, HypernetService service) {
    if (config.models().contains(HypernetModel.NAME)) {
      models.add(new HypernetModel(service, admission, properties));
    }
  }

  private HypernetService hypernet(EmbeddingTable table) {
    Path folder = config.hypernetFolder();
    Hypernet network =
        folder == null ? Hypernet.builtIn(config.device()) : Hypernet.load(folder, config.device());
    try {
      HypernetService service =
          new HypernetService(
              HypernetModel.NAME,
              network,
              table,
              config.hypernetCacheBytes(),
              new BatchLimits(
                  config.batch().maxTokens(), config.batch().maxTokens(), config.batch().delay()),
              gate,
              metrics.batchesOf(HypernetModel.NAME),
              answering);
      add(HypernetModel.NAME, service);
      metrics.observe(service.cache());
      return service;
    } catch (RoleException e) {
      network.close();
      throw e;
    }
  }

  /** Fails all that waits for the device. */
  void abandon() {
    services.values().forEach(RowService::abandon);
  }

  @Override
  public void close() {
    tokenizing.shutdown();
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("a model did not close", e);
      }
    }
    answering.shutdown();
  }
}
