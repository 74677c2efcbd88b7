// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.worker;

import ai.onnxruntime.OrtException;
import dev.babelmeter.benchmarks.Corpus;
import dev.babelmeter.process.Role.Running;
import dev.babelmeter.process.Settings;
import dev.babelmeter.protocol.client.InferenceBackend;
import dev.babelmeter.protocol.client.Security;
import dev.babelmeter.protocol.client.WorkerChannel;
import dev.babelmeter.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the worker over gRPC under load from one caller to overload, and in the same process, on
 * the same texts and as many threads, a bare loop.
 */
@Command(
    name = "WorkerBenchmark",
    mixinStandardHelpOptions = true,
    description = "Texts a second of the worker and of a bare ONNX Runtime loop.")
public final class WorkerBenchmark implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A .txt.gz file, a text a line.")
  private Path file = Path.of("texts.txt.gz");

  @Option(names = "--seconds", description = "Time of each run.")
  private int seconds = 10;

  @Option(names = "--threads", description = "Threads of an operator; 0 for one a core.")
  private int threads = 1;

  @Option(names = "--batches", split = ",", description = "Texts of a batch of the bare loop.")
  private List<Integer> batches = List.of(1, 8, 16, 32, 64);

  @Option(names = "--callers", split = ",", description = "Callers at once.")
  private List<Integer> callers = List.of(1, 4, 16, 64, 128, 512);

  @Option(names = "--texts-of-call", split = ",", description = "Texts of a call.")
  private List<Integer> textsOfCalls = List.of(1, 8);

  @Option(names = "--set", description = "Settings of the worker, KEY=VALUE.")
  private Map<String, String> settings = new TreeMap<>();

  /** Runs the measurement. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WorkerBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, OrtException {
    List<String> texts = Corpus.lines(file);
    double best = bare(texts);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Map<String, String> all = new TreeMap<>(settings);
    all.put("grpc.port", "0");
    all.put("http.port", "0");
    all.put("models", "embed_text");
    all.put("device.threads", Integer.toString(threads));
    Running worker = new Worker().start(Settings.of("the benchmark", all));
    try (InferenceBackend backend =
        new InferenceBackend(
            WorkerChannel.open(worker.addresses().get("grpc"), Security.none()),
            InferenceBackend.Names.OURS)) {
      Load.run(backend, texts, 64, 1, executor, Duration.ofSeconds(seconds));
      print("texts/call", "callers", "texts/s", "of bare", "p50 ms", "p99 ms", "refused", "lost");
      for (int textsOfCall : textsOfCalls) {
        for (int callerCount : callers) {
          Load.Outcome outcome =
              Load.run(
                  backend, texts, callerCount, textsOfCall, executor, Duration.ofSeconds(seconds));
          print(
              Integer.toString(textsOfCall),
              Integer.toString(callerCount),
              format("%.0f", outcome.rate()),
              format("%.1f %%", 100 * outcome.rate() / best),
              format("%.1f", outcome.median()),
              format("%.1f", outcome.p99()),
              Long.toString(outcome.refused()),
              Long.toString(outcome.lost() + outcome.failed()));
        }
      }
    } finally {
      worker.close();
      executor.shutdown();
    }
    return CommandLine.ExitCode.OK;
  }

  /** The best rate of the bare loop, in the order of the texts and sorted by length. */
  private double bare(List<String> texts) throws IOException, OrtException {
    List<String> sorted = texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
    double best = 0;
    try (BareEncoder encoder = new BareEncoder(threads)) {
      rate(encoder, texts, 16);
      print("batch", "texts/s as they come", "texts/s sorted by length");
      for (int batch : batches) {
        double asTheyCome = rate(encoder, texts, batch);
        double byLength = rate(encoder, sorted, batch);
        best = Math.max(best, Math.max(asTheyCome, byLength));
        print(Integer.toString(batch), format("%.0f", asTheyCome), format("%.0f", byLength));
      }
    }
    print("best", format("%.0f", best));
    return best;
  }

  /** Whole passes over the texts, so that a pass of sorted ones sees all lengths. */
  private double rate(BareEncoder encoder, List<String> texts, int batch) throws OrtException {
    long started = System.nanoTime();
    long end = started + Duration.ofSeconds(seconds).toNanos();
    long done = 0;
    double sum = 0;
    while (System.nanoTime() < end) {
      for (int start = 0; start < texts.size(); start += batch) {
        List<String> part = texts.subList(start, Math.min(start + batch, texts.size()));
        sum += encoder.embed(part);
        done += part.size();
      }
    }
    double rate = done / ((System.nanoTime() - started) / 1e9);
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the bare loop gave what is no number");
    }
    return rate;
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  private static void print(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }
}
