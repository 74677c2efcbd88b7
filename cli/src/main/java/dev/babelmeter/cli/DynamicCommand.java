// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.dynamic.MergeMode;
import dev.babelmeter.cli.dynamic.SavingStudy;
import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.cli.io.TableWriter;
import dev.babelmeter.cli.premium.ParallelFolder;
import dev.babelmeter.dynamic.Boundary;
import dev.babelmeter.dynamic.MergeTable;
import dev.babelmeter.dynamic.Saving;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.LoadMemory;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what dynamic tokenization saves. */
@Command(
    name = "dynamic",
    description = {
      "Measures what dynamic tokenization saves: how many tokens are left when those of a"
          + " vocabulary are merged beyond it, without any network.",
      "",
      "DIR holds a file CODE.txt or CODE.txt.gz for each language; a text is a line. Modes: word"
          + " merges each text as far as it goes; batch merges the most frequent pairs of a batch,"
          + " as the paper does; frozen learns merges from the same languages in another folder and"
          + " applies them. The table goes to standard output: language, vocabulary, boundary, mode,"
          + " merges, batch_size, lines, tokens, merged_tokens, reduction."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter dynamic --vocabularies cl100k_base,o200k_base flores",
      "  babelmeter dynamic --vocabularies o200k_base --boundary word --modes word,frozen"
          + " --learn-from dev devtest"
    })
final class DynamicCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "language",
          "vocabulary",
          "boundary",
          "mode",
          "merges",
          "batch_size",
          "lines",
          "tokens",
          "merged_tokens",
          "reduction");

  @Spec private CommandSpec spec;

  @Mixin private VocabulariesOption vocabularies;

  @Option(
      names = "--boundary",
      defaultValue = "pretoken",
      paramLabel = "pretoken|word|word-hyphen|sentence",
      converter = BoundaryConverter.class,
      description = "What a merged token may not reach across.")
  private Boundary boundary;

  @Option(
      names = "--modes",
      defaultValue = "word,batch",
      split = ",",
      paramLabel = "word|batch|frozen",
      converter = ModeConverter.class,
      description = "How merges are found; several are separated by commas.")
  private List<MergeMode> modes;

  @Option(
      names = "--merges",
      defaultValue = "100",
      paramLabel = "N",
      description = "Merges of a batch, or of a frozen table, at most.")
  private int merges;

  @Option(
      names = "--batch-size",
      defaultValue = "32",
      paramLabel = "N",
      description = "Texts of a batch.")
  private int batchSize;

  @Option(
      names = "--learn-from",
      paramLabel = "DIR",
      description = "Folder whose texts the merges of the mode frozen are learned from.")
  private @Nullable Path learnFrom;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description =
          "Folder to write the tables of the mode frozen to, as VOCABULARY-LANGUAGE.merges; a"
              + " worker takes one as dynamic.merge-table.")
  private @Nullable Path tables;

  @Mixin private FormatOption format;

  @Parameters(paramLabel = "DIR", description = "Folder with a file for each language.")
  private Path folder;

  @Override
  public Integer call() {
    requireUsable();
    ParallelFolder texts = new ParallelFolder(folder);
    @Nullable ParallelFolder learning = learnFrom == null ? null : new ParallelFolder(learnFrom);
    TokenizerSources sources = new TokenizerSources(HubConfig.fromEnvironment());
    int status = CommandLine.ExitCode.OK;
    try (TableWriter table =
        new TableWriter(spec.commandLine().getOut(), format.value(), COLUMNS)) {
      for (VocabularySpec vocabulary : vocabularies.specs()) {
        try (SavingStudy study =
            LoadMemory.orRefused(
                vocabulary, () -> new SavingStudy(sources.read(vocabulary), boundary))) {
          for (String code : texts.codes()) {
            if (!measure(table, study, vocabulary.name(), code, texts, learning)) {
              status = CommandLine.ExitCode.SOFTWARE;
            }
          }
        } catch (VocabularyException e) {
          complain(String.valueOf(e.getMessage()));
          status = CommandLine.ExitCode.SOFTWARE;
        }
      }
    }
    return status;
  }

  private void requireUsable() {
    if (modes.contains(MergeMode.FROZEN) && learnFrom == null) {
      throw new ParameterException(
          spec.commandLine(), "the mode frozen needs --learn-from: name a folder of other texts");
    }
    if (merges < 1 || batchSize < 1) {
      throw new ParameterException(
          spec.commandLine(), "--merges and --batch-size must be above zero: give larger numbers");
    }
  }

  /** Writes the rows of a language; what is wrong with it takes nothing from the others. */
  private boolean measure(
      TableWriter table,
      SavingStudy study,
      String vocabulary,
      String code,
      ParallelFolder texts,
      @Nullable ParallelFolder learning) {
    try {
      List<List<String>> tokens = study.tokens(texts.read(code).lines());
      for (MergeMode mode : modes) {
        Saving saving =
            switch (mode) {
              case WORD -> study.alone(tokens);
              case BATCH -> study.inBatches(tokens, batchSize, merges);
              case FROZEN -> SavingStudy.frozen(learned(study, vocabulary, code, learning), tokens);
            };
        table.row(row(code, vocabulary, mode, tokens.size(), saving));
      }
      return true;
    } catch (CommandFailure | IllegalArgumentException e) {
      complain(code + ": " + e.getMessage());
      return false;
    }
  }

  private MergeTable learned(
      SavingStudy study, String vocabulary, String code, @Nullable ParallelFolder learning) {
    if (learning == null) {
      throw new IllegalStateException("the mode frozen was let through without a folder");
    }
    MergeTable learned = study.learn(study.tokens(learning.read(code).lines()), merges);
    if (tables != null) {
      Path file = tables.resolve(vocabulary + "-" + code + ".merges");
      try {
        Files.createDirectories(tables);
        try (Writer out = Files.newBufferedWriter(file)) {
          learned.write(out);
        }
      } catch (IOException e) {
        throw new CommandFailure(
            "the table " + file + " cannot be written: give another folder with --tables", e);
      }
    }
    return learned;
  }

  private List<@Nullable Object> row(
      String code, String vocabulary, MergeMode mode, int lines, Saving saving) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(code);
    row.add(vocabulary);
    row.add(boundary.label());
    row.add(mode.label());
    row.add(mode == MergeMode.WORD ? null : (long) merges);
    row.add(mode == MergeMode.BATCH ? (long) batchSize : null);
    row.add((long) lines);
    row.add(saving.tokens());
    row.add(saving.mergedTokens());
    row.add(saving.tokens() == 0 ? null : 1 - (double) saving.mergedTokens() / saving.tokens());
    return row;
  }

  private void complain(String sentence) {
    spec.commandLine().getErr().println(UsageErrors.PREFIX + sentence);
  }

  /** Reads a boundary by its label. */
  static final class BoundaryConverter extends LabelConverter<Boundary> {
    BoundaryConverter() {
      super("boundary", List.of(Boundary.values()), Boundary::label);
    }
  }

  /** Reads a mode by its label. */
  static final class ModeConverter extends LabelConverter<MergeMode> {
    ModeConverter() {
      super("mode", List.of(MergeMode.values()), MergeMode::label);
    }
  }
}
