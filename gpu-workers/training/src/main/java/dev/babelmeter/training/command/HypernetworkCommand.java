// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.Digests;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.train.HypernetTraining;
import dev.babelmeter.training.train.HypernetTraining.Validation;
import dev.babelmeter.training.train.ModelCard;
import dev.babelmeter.training.train.TrainingFolder;
import dev.babelmeter.training.train.TrainingOptions;
import dev.babelmeter.training.words.Sentence;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a hypernetwork for the encoder that comes with Babelmeter. */
@Command(
    name = "hypernetwork",
    description = {
      "Trains a network that predicts the embedding of a word from those of its pieces, for the"
          + " encoder that comes with Babelmeter: first on words of its vocabulary as if it did not"
          + " have them, then on sentences through the frozen encoder.",
      "",
      "The state is saved every few minutes and when --pause-after is over; the same command goes on"
          + " from there, to the same network. When it is done the folder holds the network as"
          + " workers load it (hypernet.folder) and a card about it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class HypernetworkCommand implements Callable<Integer> {
  private static final int MAX_PIECES = 40;
  private static final int REPORT_STEPS = 50;
  private static final long NANOS_TO_SAVE = Duration.ofMinutes(2).toNanos();
  private static final double NANOS = 1e9;

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Its folder.")
  private Path out;

  @Option(
      names = "--texts",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description = "Files of sentences, one a line; .gz is unpacked.")
  private List<Path> texts;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed, another network.")
  private long seed = 1;

  @Option(names = "--row-steps", paramLabel = "N", description = "Steps over rows alone.")
  private int rowSteps = 800;

  @Option(names = "--sentence-steps", paramLabel = "N", description = "Steps over sentences.")
  private int sentenceSteps = 700;

  @Option(names = "--layers", paramLabel = "N", description = "Layers of the network.")
  private int layers = 3;

  @Option(names = "--hidden", paramLabel = "N", description = "Its width, a multiple of 64.")
  private int hidden = 384;

  @Option(names = "--rate", paramLabel = "X", description = "Learning rate at its height.")
  private double rate = 1e-3;

  @Option(
      names = "--pause-after",
      paramLabel = "S",
      description = "Saves and stops after so many seconds; 0 for never.")
  private int pauseAfter;

  @Override
  public Integer call() {
    if (hidden < 64 || hidden % 64 != 0 || layers < 1 || rowSteps < 0 || sentenceSteps < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--hidden must be a multiple of 64, --layers one at least, and steps none or more");
    }
    TrainingOptions options =
        new TrainingOptions(
            seed, layers, hidden, 2 * hidden, rowSteps, 128, sentenceSteps, 16, 64, rate);
    Source source = Source.load();
    List<String> lines = Texts.read(texts);
    List<Sentence> sentences = source.sentences(lines, MAX_PIECES);
    if (sentences.isEmpty()) {
      throw new RoleException(
          "--texts hold no sentence of " + MAX_PIECES + " tokens at most: give others");
    }
    String digest =
        Digests.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    TrainingFolder folder = new TrainingFolder(out);
    try (Torch torch = Torch.open()) {
      HypernetTraining training = new HypernetTraining(torch, source, options, sentences);
      folder.resume(training, options, digest);
      if (!train(training, options, folder, digest)) {
        return 0;
      }
      Validation validation = training.validate();
      folder.finish(
          training,
          options,
          ModelCard.of(training, validation, source, options, texts(sentences.size()), command()));
      spec.commandLine()
          .getErr()
          .printf(Locale.ROOT, "the network is in %s: %s%n", out, said(validation));
      return 0;
    }
  }

  /** Whether the training is at its end. */
  private boolean train(
      HypernetTraining training, TrainingOptions options, TrainingFolder folder, String digest) {
    PrintWriter err = spec.commandLine().getErr();
    long begin = System.nanoTime();
    long saved = begin;
    int first = training.steps();
    double loss = 0;
    int counted = 0;
    while (training.steps() < options.steps()) {
      loss += training.step();
      counted++;
      long now = System.nanoTime();
      if (training.steps() % REPORT_STEPS == 0 || training.steps() == options.steps()) {
        double perStep = (now - begin) / NANOS / (training.steps() - first);
        err.printf(
            Locale.ROOT,
            "step %d of %d, loss %.4f, %s, %.0f s left at this rate%n",
            training.steps(),
            options.steps(),
            loss / counted,
            said(training.validate()),
            perStep * (options.steps() - training.steps()));
        loss = 0;
        counted = 0;
      }
      boolean pause = pauseAfter > 0 && (now - begin) / NANOS > pauseAfter;
      if (pause || now - saved > NANOS_TO_SAVE) {
        folder.save(training, options, digest);
        saved = now;
      }
      if (pause && training.steps() < options.steps()) {
        err.printf(
            Locale.ROOT,
            "paused after step %d of %d: the same command goes on%n",
            training.steps(),
            options.steps());
        return false;
      }
    }
    return true;
  }

  private static String said(Validation validation) {
    return String.format(
        Locale.ROOT,
        "held-out words' centred cosine %.4f, sentences' loss %.4f",
        validation.centredCosine(),
        validation.sentenceLoss());
  }

  private String names() {
    return texts.stream().map(Path::toString).collect(Collectors.joining(","));
  }

  private String texts(int count) {
    return count
        + " from "
        + texts.stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.joining(", "));
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "./babelmeter train hypernetwork --out %s --seed %d --row-steps %d --sentence-steps %d"
            + " --layers %d --hidden %d --rate %s --texts %s",
        out,
        seed,
        rowSteps,
        sentenceSteps,
        layers,
        hidden,
        rate,
        names());
  }
}
