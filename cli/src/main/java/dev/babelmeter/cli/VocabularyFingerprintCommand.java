// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli;

import dev.babelmeter.tokenizers.identity.VocabularyIdentity;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells vocabularies apart. */
@Command(
    name = "fingerprint",
    description = {
      "Tells whether two vocabularies are the same, and what changed.",
      "",
      "A row a vocabulary: SHA-256 of its uncompressed file, of what it says however it is written,"
          + " and of the ids that it gives a frozen set of probes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  babelmeter vocabulary fingerprint cl100k_base,o200k_base",
      "  babelmeter vocabulary fingerprint hf:Qwen/Qwen2.5-7B --format json"
    })
final class VocabularyFingerprintCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("vocabulary", "file_sha256", "canonical_sha256", "probe_sha256", "size");

  @Mixin private VocabularyTable table;

  @Override
  public Integer call() {
    return table.write(
        COLUMNS,
        source -> {
          VocabularyIdentity identity = VocabularyIdentity.of(source);
          return List.of(
              List.of(
                  identity.name(),
                  identity.fileSha256(),
                  identity.canonicalSha256(),
                  identity.probeSha256(),
                  (long) identity.size()));
        });
  }
}
