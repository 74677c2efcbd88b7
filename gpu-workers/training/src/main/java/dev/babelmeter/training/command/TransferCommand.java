// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularyFamily;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.tokenizers.describe.VocabularyReport;
import dev.babelmeter.training.initialise.Initialiser;
import dev.babelmeter.training.initialise.PieceWeights;
import dev.babelmeter.training.initialise.PieceWeights.Kind;
import dev.babelmeter.training.initialise.Predicted;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.transfer.TransferFiles;
import dev.babelmeter.training.transfer.Transferred;
import dev.babelmeter.training.transfer.Transferred.Origin;
import dev.babelmeter.worker.hypernet.Hypernet;
import dev.babelmeter.worker.onnx.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Transfers the encoder that comes with Babelmeter to another vocabulary. */
@Command(
    name = "transfer",
    description = {
      "Writes a table of embeddings with which the encoder that comes with Babelmeter takes the"
          + " tokens of another vocabulary.",
      "",
      "A token that the encoder's vocabulary has keeps its row; one of several pieces gets the row"
          + " that the method predicts; one that cannot be spelled gets the mean row. DIR gets"
          + " model.safetensors with a row for each id, and tokens.tsv, which says where each is"
          + " from. Columns: vocabulary tokens copied predicted mean."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class TransferCommand implements Callable<Integer> {
  /** Ways to predict rows that need nothing but pieces. */
  enum Method {
    /** The hypernetwork. */
    HYPERNETWORK,
    /** The mean of the pieces. */
    FVT
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "VOCABULARY",
      description = "A built-in name, the path of a tokenizer.json, or hf:ORG/NAME[@REVISION].")
  private String vocabulary;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "hypernetwork, or fvt for the mean of the pieces.")
  private Method method = Method.HYPERNETWORK;

  @Option(
      names = "--network",
      paramLabel = "DIR",
      showDefaultValue = Visibility.NEVER,
      description = "Folder of a network; without it the one that comes with Babelmeter.")
  private @Nullable Path network;

  @Override
  public Integer call() {
    List<VocabularySpec> specs;
    try {
      specs = VocabularySpec.parseList(vocabulary);
    } catch (VocabularyException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (specs.size() != 1) {
      throw new ParameterException(spec.commandLine(), "one vocabulary is transferred at a time");
    }
    Source source = Source.load();
    TokenizerSource target;
    VocabularyReport report;
    try {
      target = new TokenizerSources(HubConfig.fromEnvironment()).read(specs.get(0));
      report = VocabularyReport.of(target);
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
    if (method == Method.FVT) {
      transfer(source, target, report, new PieceWeights(Kind.FVT, source.table()));
      return 0;
    }
    Device device = new Device(Device.Kind.CPU, 0, 0);
    try (Hypernet loaded =
        network == null ? Hypernet.builtIn(device) : Hypernet.load(network, device)) {
      if (loaded.config().sourceTokens() != source.table().size()
          || loaded.config().inputWidth() != source.table().dimension()) {
        throw new RoleException(
            network
                + " holds a network for another encoder: give one that was trained for "
                + source.encoder().name());
      }
      transfer(source, target, report, new Predicted(loaded, source.table()));
    }
    return 0;
  }

  private void transfer(
      Source source, TokenizerSource target, VocabularyReport report, Initialiser initialiser) {
    Transferred transferred =
        Transferred.of(
            source,
            report.tokens(),
            report.description().family() == VocabularyFamily.WORDPIECE,
            initialiser);
    TransferFiles.write(
        out,
        source,
        transferred,
        Map.of(
            "encoder", source.encoder().name(),
            "encoder_sha256", source.fingerprint(),
            "vocabulary", target.name(),
            "vocabulary_sha256", target.fingerprint(),
            "method", initialiser.name()));
    PrintWriter table = spec.commandLine().getOut();
    table.println("vocabulary\ttokens\tcopied\tpredicted\tmean");
    table.printf(
        Locale.ROOT,
        "%s\t%d\t%d\t%d\t%d%n",
        target.name(),
        transferred.tokens().size(),
        transferred.count(Origin.COPIED),
        transferred.count(Origin.PREDICTED),
        transferred.count(Origin.MEAN));
    table.flush();
  }
}
