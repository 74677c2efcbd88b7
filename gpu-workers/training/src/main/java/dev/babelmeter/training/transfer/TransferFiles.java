// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.transfer;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.worker.checkpoint.SafetensorsWriter;
import dev.babelmeter.worker.checkpoint.SafetensorsWriter.Precision;
import dev.babelmeter.worker.checkpoint.StoredTensors;
import dev.babelmeter.worker.checkpoint.StoredTensors.Stored;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes transferred rows. */
public final class TransferFiles {
  private static final String TENSOR = "embeddings.word_embeddings.weight";

  private TransferFiles() {}

  /**
   * Writes {@code model.safetensors}, the table in FP32 under the name that BERT gives it with a
   * row for each id up to the highest, and {@code tokens.tsv}, which says where each row is from.
   *
   * @param metadata strings for the header of the table
   * @throws RoleException when the folder cannot be written to
   */
  public static void write(
      Path folder, Source source, Transferred transferred, Map<String, String> metadata) {
    int width = source.table().dimension();
    int highest = transferred.tokens().stream().mapToInt(token -> token.id()).max().orElse(-1);
    float[] table = new float[(highest + 1) * width];
    for (int t = 0; t < transferred.tokens().size(); t++) {
      System.arraycopy(
          transferred.rows().get(t), 0, table, transferred.tokens().get(t).id() * width, width);
    }
    try {
      Files.createDirectories(folder);
      SafetensorsWriter.write(
          folder.resolve("model.safetensors"),
          new StoredTensors(
              "memory", Map.of(TENSOR, new Stored(List.of(highest + 1, width), () -> table))),
          Precision.F32,
          metadata);
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("tokens.tsv"))) {
        out.write("id\ttoken\torigin\tpieces\n");
        for (int t = 0; t < transferred.tokens().size(); t++) {
          out.write(
              String.join(
                  "\t",
                  Integer.toString(transferred.tokens().get(t).id()),
                  escaped(transferred.tokens().get(t).token()),
                  transferred.origins().get(t).name().toLowerCase(Locale.ROOT),
                  Arrays.stream(transferred.pieces().get(t))
                      .mapToObj(source.vocabulary()::spelling)
                      .collect(Collectors.joining(" "))));
          out.write('\n');
        }
      }
    } catch (IOException e) {
      throw new RoleException(
          folder + " cannot be written to (" + e.getMessage() + "): give another folder", e);
    }
  }

  private static String escaped(String token) {
    return token
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
