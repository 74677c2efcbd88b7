// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.command;

import dev.babelmeter.process.RoleException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files of texts, a text a line. */
final class Texts {
  private Texts() {}

  /**
   * The lines of {@code files} that are not blank; files whose name ends in {@code .gz} are
   * unpacked.
   *
   * @throws RoleException when one cannot be read
   */
  static List<String> read(List<Path> files) {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file);
          BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(
                      file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                      StandardCharsets.UTF_8))) {
        reader.lines().filter(line -> !line.isBlank()).forEach(texts::add);
      } catch (IOException e) {
        throw new RoleException(
            "the texts in " + file + " cannot be read (" + e.getMessage() + "): name another file",
            e);
      }
    }
    return texts;
  }
}
