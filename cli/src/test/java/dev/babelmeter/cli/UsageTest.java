// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
  static Stream<Arguments> wrongUsage() {
    return Stream.of(
        Arguments.of(
            "",
            "a command is missing: name one of quickstart, count, analyze, premium, vocabulary, dynamic,"
                + " train, prices, run"),
        Arguments.of("meter", "there is no command 'meter': name one of quickstart, count,"),
        Arguments.of("--loud", "unknown option: '--loud'"),
        Arguments.of("count", "missing required option: '--vocabularies=LIST'"),
        Arguments.of("count --vocabularies no_such_base", "'no_such_base' is no built-in"),
        Arguments.of("count --vocabularies cl100k_base --loud", "unknown option: '--loud'"),
        Arguments.of("count --vocabularies cl100k_base --format xml", "'--format'"),
        Arguments.of("analyze --vocabularies cl100k_base --out x", "'FILE'"),
        Arguments.of(
            "premium --vocabularies cl100k_base x", "missing required option: '--pivot=CODE'"),
        Arguments.of(
            "premium --vocabularies cl100k_base --pivot en --granularity word x",
            "'word' is no granularity: use line or corpus"),
        Arguments.of(
            "vocabulary",
            "a command is missing: name one of fingerprint, describe, tokens, report, transfer"),
        Arguments.of("vocabulary report r50k_base", "missing required option: '--out=DIR'"),
        Arguments.of(
            "dynamic --vocabularies r50k_base --boundary line x", "'line' is no boundary: use"),
        Arguments.of("train", "missing required parameter: 'ARGUMENT'"),
        Arguments.of("vocabulary transfer", "missing required parameter: 'ARGUMENT'"),
        Arguments.of("prices", "a command is missing: name one of import, list, check"),
        Arguments.of("prices import", "missing required parameter: 'FILE'"),
        Arguments.of("prices import x --from soon", "'soon' is no date"),
        Arguments.of("prices check --max-age old", "'--max-age'"),
        Arguments.of("run", "missing required parameter: 'ROLE'"),
        Arguments.of(
            "run trainer", "there is no role 'trainer': name one of job, kafka, views, worker"),
        Arguments.of("quickstart --duration abc", "'abc' is not a whole number of seconds"),
        Arguments.of("quickstart --duration 0", "'0' is not a whole number of seconds"),
        Arguments.of("quickstart --port 70000", "--port is 70000: give a number from 0 to 65535"),
        Arguments.of("quickstart --port x", "'--port'"),
        Arguments.of("quickstart --until-done", "--until-done needs --input"),
        Arguments.of("quickstart extra", "'extra'"));
  }

  @ParameterizedTest
  @MethodSource("wrongUsage")
  void answersWrongUsageWithOneSentenceAndStatusTwo(String arguments, String sentence) {
    CommandRun run = CommandRun.of(split(arguments));
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("babelmeter: ")
        .contains(sentence)
        .contains("; see babelmeter")
        .endsWith(" --help");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "count",
        "analyze",
        "premium",
        "vocabulary",
        "dynamic",
        "train",
        "prices",
        "run"
      })
  void everyCommandExplainsItselfWithExamplesThatAreRight(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: babelmeter " + command).contains("Exit status:");
    String[] examples =
        Main.commandLine().getSubcommands().get(command).getCommandSpec().usageMessage().footer();
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      // Its files are not there, so a list of vocabularies is replaced; the rest must parse.
      String[] words =
          example
              .strip()
              .replaceFirst(" [<>] .*", "")
              .replaceAll("\\S*tokenizer.json", "r50k_base")
              .split(" ");
      assertThat(words[0]).isEqualTo("babelmeter");
      assertThatCode(() -> Main.commandLine().parseArgs(Arrays.copyOfRange(words, 1, words.length)))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(CommandRun.of("--help").outLines())
        .anyMatch(line -> line.startsWith("  quickstart"))
        .anyMatch(line -> line.startsWith("  count"))
        .anyMatch(line -> line.startsWith("  analyze"))
        .anyMatch(line -> line.startsWith("  vocabulary"))
        .anyMatch(line -> line.startsWith("  run"));
    assertThat(CommandRun.of("--version").out())
        .matches("babelmeter \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  @Test
  void whatFollowsARoleGoesToIt() {
    CommandLine.ParseResult parsed =
        Main.commandLine().parseArgs("run", "kafka", "--set", "listen.port=1", "--help");
    assertThat(parsed.subcommand().matchedPositional(1).<List<String>>getValue())
        .isEqualTo(List.of("--set", "listen.port=1", "--help"));
  }

  @Test
  void whatFollowsTrainAndTransferGoesToTheProgram() {
    CommandLine.ParseResult train =
        Main.commandLine().parseArgs("train", "hypernetwork", "--out", "x", "--help");
    assertThat(train.subcommand().matchedPositional(0).<List<String>>getValue())
        .isEqualTo(List.of("hypernetwork", "--out", "x", "--help"));
    CommandLine.ParseResult transfer =
        Main.commandLine().parseArgs("vocabulary", "transfer", "--out", "x", "r50k_base");
    assertThat(transfer.subcommand().subcommand().matchedPositional(0).<List<String>>getValue())
        .isEqualTo(List.of("--out", "x", "r50k_base"));
  }

  private static String[] split(String arguments) {
    return arguments.isEmpty() ? new String[0] : arguments.split(" ");
  }
}
