// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.Folders;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The vocabularies of the benchmarks, in the order in which they are added.
 *
 * <p>The built-in {@code cl100k_base}, {@code o200k_base} and {@code r50k_base} are not among them:
 * they tokenise as {@code cl100k}, {@code o200k} and {@code gpt2}, and a vocabulary that is there
 * already would cost less than another one. The last five are cut from larger ones; their counts
 * differ, their tokens are known to the set already, so sixteen independent ones cost more.
 */
final class Vocabularies {
  private static final List<String> SHARED =
      List.of(
          "cl100k", "o200k", "gpt2", "llama2", "llama3", "qwen", "phi3", "t5small", "bert_cased");

  private static final List<String> BUILT_IN = List.of("bert-base-uncased", "p50k_base");

  private static final List<Cut> CUTS =
      List.of(
          new Cut("cl100k", 50_000),
          new Cut("o200k", 100_000),
          new Cut("llama3", 64_000),
          new Cut("qwen", 75_000),
          new Cut("gpt2", 25_000));

  private record Cut(String name, int tokens) {}

  private Vocabularies() {}

  /**
   * Opens vocabularies.
   *
   * @param data the folder that holds the folder {@code vocabularies}
   * @param list how many of them, at most 16, or a list as the command line takes it, in which the
   *     names of shared vocabularies stand for their files
   */
  static VocabularySet open(Path data, String list) throws IOException {
    Path cuts = Files.createTempDirectory("babelmeter-cut-vocabularies-");
    try {
      String specs =
          list.matches("[0-9]+")
              ? String.join(",", first(data, Integer.parseInt(list), cuts))
              : named(data, list);
      return VocabularySet.open(VocabularySpec.parseList(specs), HubConfig.fromEnvironment());
    } finally {
      Folders.remove(cuts);
    }
  }

  /** The files of the first {@code size} shared vocabularies. */
  static List<Path> sharedFiles(Path data, int size) {
    if (size < 1 || size > SHARED.size()) {
      throw new IllegalArgumentException(
          "there are 1 to " + SHARED.size() + " shared vocabularies, not " + size);
    }
    return SHARED.subList(0, size).stream().map(name -> file(data, name)).toList();
  }

  /** Their names. */
  static List<String> sharedNames() {
    return SHARED;
  }

  private static String named(Path data, String list) {
    return Arrays.stream(list.split(",", -1))
        .map(entry -> SHARED.contains(entry) ? file(data, entry).toString() : entry)
        .collect(Collectors.joining(","));
  }

  private static Path file(Path data, String name) {
    return data.resolve("vocabularies").resolve(name).resolve("tokenizer.json.gz");
  }

  private static List<String> first(Path data, int size, Path cuts) throws IOException {
    int all = SHARED.size() + BUILT_IN.size() + CUTS.size();
    if (size < 1 || size > all) {
      throw new IllegalArgumentException("there are 1 to " + all + " vocabularies, not " + size);
    }
    List<String> entries = new ArrayList<>();
    SHARED.forEach(name -> entries.add(file(data, name).toString()));
    entries.addAll(BUILT_IN);
    for (int i = 0; i < CUTS.size() && entries.size() < size; i++) {
      Cut cut = CUTS.get(i);
      Path folder = cuts.resolve(cut.name() + "-" + cut.tokens());
      entries.add(CutVocabulary.write(file(data, cut.name()), cut.tokens(), folder).toString());
    }
    return entries.subList(0, size);
  }
}
