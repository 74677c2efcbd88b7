// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import dev.babelmeter.training.evaluate.Comparison;
import dev.babelmeter.training.evaluate.Comparison.Key;
import dev.babelmeter.training.evaluate.Contestants;
import dev.babelmeter.training.evaluate.SentenceSet;
import dev.babelmeter.training.evaluate.Statistics;
import dev.babelmeter.training.initialise.Directions;
import dev.babelmeter.training.initialise.Initialiser;
import dev.babelmeter.training.initialise.Predicted;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.source.SourceEncoder;
import dev.babelmeter.training.torch.FrozenEncoder;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.train.RowOptimiser;
import dev.babelmeter.training.train.TrainingFolder;
import dev.babelmeter.training.words.Sentence;
import dev.babelmeter.training.words.WordSplit;
import dev.babelmeter.worker.hypernet.Hypernet;
import dev.babelmeter.worker.onnx.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures networks and other ways to give rows to tokens side by side. */
@Command(
    name = "compare",
    description = {
      "Measures what rows are worth that networks and other methods give to words that the encoder"
          + " has no row for.",
      "",
      "Each network brings its seed, and with it the words that were held out; intervals are over"
          + " seeds (95 %%, Student's t). Columns: method group measure mean half_width seeds."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class CompareCommand implements Callable<Integer> {
  private static final int MAX_PIECES = 64;
  private static final double BOUND_RATE = 0.02;
  private static final int BOUND_BATCH = 16;

  @Spec private CommandSpec spec;

  @Option(
      names = "--networks",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "Folders of networks that train hypernetwork wrote, one for each seed.")
  private List<Path> networks;

  @Option(
      names = "--sentences",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description =
          "Files of sentences that no network was trained on, one a line; .gz is unpacked.")
  private List<Path> sentences;

  @Option(names = "--limit", paramLabel = "N", description = "Sentences of each kind at most.")
  private int limit = 300;

  @Option(
      names = "--bound-epochs",
      paramLabel = "N",
      description = "Passes over the merged sentences to optimise their rows; 0 leaves it out.")
  private int boundEpochs = 20;

  @Override
  public Integer call() {
    Source source = Source.load();
    List<Sentence> texts = source.sentences(Texts.read(sentences), MAX_PIECES);
    Directions table = directions(source);
    Map<String, Map<Key, List<Double>>> all = new LinkedHashMap<>();
    try (SourceEncoder encoder = SourceEncoder.open(source)) {
      SentenceSet merged =
          new SentenceSet(
              encoder, texts, limit, ids -> SentenceSet.merged(source.vocabulary(), ids));
      Contestants contestants = new Contestants(source, encoder);
      boolean first = true;
      for (Path network : networks) {
        long seed = TrainingFolder.seed(network);
        say("seed %d: %s", seed, network);
        WordSplit split = WordSplit.of(source.vocabulary(), seed);
        SentenceSet heldOut =
            new SentenceSet(
                encoder,
                texts,
                limit,
                ids ->
                    ids.length == 1 && split.test().contains(ids[0])
                        ? split.asNew(source.vocabulary(), ids[0])
                        : null);
        Comparison comparison = new Comparison(source, split, table, heldOut, merged);
        try (Hypernet loaded = Hypernet.load(network, new Device(Device.Kind.CPU, 0, 0))) {
          List<Initialiser> methods = new ArrayList<>(contestants.of(split));
          Predicted predicted = new Predicted(loaded, source.table());
          methods.add(predicted);
          for (Initialiser method : methods) {
            long begin = System.nanoTime();
            add(all, method.name(), comparison.of(method).values());
            say("  %s: %.0f s", method.name(), (System.nanoTime() - begin) / 1e9);
          }
          if (first && boundEpochs > 0) {
            add(all, "optimised rows (bound)", bound(source, texts, merged, predicted));
          }
          first = false;
        }
      }
      long[] positions = merged.positions();
      say(
          "%d sentences with merged words: %d positions become %d",
          merged.size(), positions[0], positions[1]);
    }
    write(all);
    return 0;
  }

  private static Directions directions(Source source) {
    float[][] rows = new float[source.table().size()][];
    for (int id = 0; id < rows.length; id++) {
      rows[id] = source.table().row(id);
    }
    return new Directions(rows);
  }

  /** What the merged sentences are like when their rows are optimised for them alone. */
  private Map<Key, Double> bound(
      Source source, List<Sentence> texts, SentenceSet merged, Predicted begin) {
    List<Sentence> mergedTexts =
        texts.stream()
            .filter(text -> text.words().stream().anyMatch(word -> word.length > 1))
            .limit(merged.size())
            .toList();
    try (Torch torch = Torch.open()) {
      RowOptimiser optimiser =
          new RowOptimiser(
              torch, new FrozenEncoder(torch.manager(), source.graph().weights()), source.table());
      Map<String, float[]> rows =
          optimiser.optimise(
              mergedTexts,
              merged.tokens(),
              begin.rows(merged.tokens()),
              boundEpochs,
              BOUND_BATCH,
              BOUND_RATE);
      float[][] ordered =
          merged.tokens().stream().map(token -> rows.get(token.spelling())).toArray(float[][]::new);
      return Comparison.ofMerged(merged, ordered);
    }
  }

  private static void add(
      Map<String, Map<Key, List<Double>>> all, String method, Map<Key, Double> values) {
    Map<Key, List<Double>> ofMethod = all.computeIfAbsent(method, key -> new TreeMap<>());
    values.forEach(
        (key, value) -> ofMethod.computeIfAbsent(key, k -> new ArrayList<>()).add(value));
  }

  private void write(Map<String, Map<Key, List<Double>>> all) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("method\tgroup\tmeasure\tmean\thalf_width\tseeds");
    all.forEach(
        (method, measures) ->
            measures.forEach(
                (key, values) -> {
                  double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
                  double halfWidth = Statistics.halfWidth(array);
                  out.printf(
                      Locale.ROOT,
                      "%s\t%s\t%s\t%.4f\t%s\t%d%n",
                      method,
                      key.group(),
                      key.measure(),
                      Statistics.mean(array),
                      Double.isNaN(halfWidth) ? "" : String.format(Locale.ROOT, "%.4f", halfWidth),
                      array.length);
                }));
    out.flush();
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getErr().println(String.format(Locale.ROOT, format, arguments));
  }
}
