// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks;

import dev.babelmeter.tokenizers.VocabularyException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs measuring programs. */
public final class Programs {
  private Programs() {}

  /**
   * Runs {@code program} and returns its exit status: 1 with one sentence when its input cannot be
   * used, 2 for wrong usage.
   */
  public static int run(Callable<Integer> program, String[] arguments) {
    return new CommandLine(program)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              if (e instanceof NoSuchFileException) {
                System.err.println("there is no file " + e.getMessage() + ": correct the options");
              } else if (e instanceof IllegalArgumentException
                  || e instanceof VocabularyException) {
                System.err.println(e.getMessage());
              } else {
                throw e;
              }
              return 1;
            })
        .execute(arguments);
  }
}
