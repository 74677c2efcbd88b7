// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.process.UsageErrors;
import dev.babelmeter.reports.ReportException;
import dev.babelmeter.tokenizers.VocabularyException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Answers failed work with one sentence on standard error and exit status 1. */
final class ExecutionErrors implements IExecutionExceptionHandler {
  private static final Logger logger = LoggerFactory.getLogger(ExecutionErrors.class);

  @Override
  public int handleExecutionException(
      Exception error, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    if (error instanceof CommandFailure
        || error instanceof ReportException
        || error instanceof VocabularyException) {
      err.println(UsageErrors.PREFIX + error.getMessage());
    } else {
      err.println(
          UsageErrors.PREFIX
              + "unexpected failure ("
              + error.getClass().getSimpleName()
              + "); its trace follows");
      logger.error("unexpected failure", error);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
