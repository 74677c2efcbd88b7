// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.operators.DamagedFileException;
import dev.babelmeter.operators.SharedVocabularies;
import dev.babelmeter.operators.TextAnalysis;
import dev.babelmeter.operators.VocabularyAnalysis;
import dev.babelmeter.process.InvalidSettingsException;
import dev.babelmeter.process.RoleException;
import dev.babelmeter.process.Settings;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.reports.ReportException;
import dev.babelmeter.reports.ReportFolder;
import dev.babelmeter.reports.analysis.AnalysisReport;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.VocabularyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs the job's graph over files of JSON lines and writes its tables, plots and page; all texts
 * are analysed token by token unless {@code tokens.analyse} says otherwise. The exit status is 0
 * when every record was counted or is among the dead letters, 1 when the work failed or a
 * dictionary could not be used, 2 for wrong usage.
 */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the live job's graph over files of events and writes a report.")
public final class AnalyzeMain implements Callable<Integer> {
  private static final Logger logger = LoggerFactory.getLogger(AnalyzeMain.class);

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Events as JSON lines, also compressed with gzip.")
  private List<Path> files = List.of();

  @Option(
      names = "--vocabularies",
      required = true,
      paramLabel = "LIST",
      description =
          "Built-in names, paths of tokenizer.json files, or hf:ORG/NAME[@REVISION],"
              + " separated by commas.")
  private String vocabularies = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the report is written to.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the job, such as window.size=1h or parallelism=4.")
  private Map<String, String> overrides = new TreeMap<>();

  private AnalyzeMain() {}

  /** Analyses files and ends the process. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new AnalyzeMain())
        .setCommandName("babelmeter analyze")
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(AnalyzeMain::explain)
        .execute(arguments);
  }

  @Override
  @SuppressWarnings(
      "try") // The lease keeps the vocabularies loaded, the progress reports by itself.
  public Integer call() throws Exception {
    Map<String, String> given = new TreeMap<>(overrides);
    given.putIfAbsent("tokens.analyse", "all");
    Settings settings = Settings.of("the command line", given);
    settings = settings.overriddenBy(Map.of("vocabularies", vocabularies));
    GraphConfig config = GraphConfig.from(settings);
    int parallelism =
        settings.integer(
            "parallelism",
            Math.min(Runtime.getRuntime().availableProcessors(), files.size()),
            1,
            JobConfig.MAX_PARALLELISM);
    settings.finish();
    requireReadable(files);
    prepare(out);
    AnalysisTables tables = new AnalysisTables();
    List<VocabularyDescription> counted;
    AnalysisDictionaries dictionaries;
    try (SharedVocabularies.Lease lease = SharedVocabularies.lease(vocabularies);
        AnalysisProgress progress = new AnalysisProgress()) {
      TextAnalysis.Factory analysis =
          AnalysisProgress.observing(VocabularyAnalysis.factory(vocabularies));
      if (!config.coverage().sampling().isOff()) {
        lease.tokenClasses();
      }
      counted = lease.vocabularies().descriptions();
      dictionaries = AnalysisDictionaries.read(config.dictionaries(), lease);
      new FileAnalysis(config, analysis, parallelism).run(files, tables);
    } catch (VocabularyException e) {
      throw new RoleException(e.getMessage(), e);
    }
    tables.write(out);
    AnalysisReport.write(
        new ReportFolder(out),
        tables.measures().data(config.premium().pivots(), counted, dictionaries));
    spec.commandLine()
        .getErr()
        .println(
            "%,d texts counted, %,d dead letters; the tables and report.html are in %s"
                .formatted(tables.texts(), tables.deadLetters(), out));
    dictionaries
        .problems()
        .forEach(problem -> spec.commandLine().getErr().println(UsageErrors.PREFIX + problem));
    return dictionaries.problems().isEmpty()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static void requireReadable(List<Path> files) {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new RoleException(file + " is not a file that can be read: name a file of events");
      }
    }
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", null));
    } catch (IOException e) {
      throw new RoleException(
          "cannot write to " + folder + ": make it writable, or give another folder with --out", e);
    }
  }

  private static int explain(Exception error, CommandLine command, Object parsed) {
    if (error instanceof InvalidSettingsException invalid) {
      invalid.problems().forEach(problem -> command.getErr().println(UsageErrors.PREFIX + problem));
      return CommandLine.ExitCode.USAGE;
    }
    Optional<DamagedFileException> damaged =
        ExceptionUtils.findThrowable(error, DamagedFileException.class);
    if (damaged.isPresent()) {
      command.getErr().println(UsageErrors.PREFIX + damaged.get().getMessage());
    } else if (error instanceof RoleException || error instanceof ReportException) {
      command.getErr().println(UsageErrors.PREFIX + error.getMessage());
    } else {
      command.getErr().println(UsageErrors.PREFIX + "the analysis failed; the log has the details");
      logger.error("the analysis failed", error);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
