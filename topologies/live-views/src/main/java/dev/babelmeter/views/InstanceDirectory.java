// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views;

import dev.babelmeter.process.RoleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an instance. It keeps the instance's name in the consumer group, so that an
 * instance that was killed and comes back takes up its work at once instead of after the session
 * timeout.
 */
final class InstanceDirectory {
  private static final String NAME_FILE = "instance-id";

  private InstanceDirectory() {}

  /**
   * Makes {@code folder} when it is missing and returns the name of its instance.
   *
   * @throws RoleException when the folder cannot be used
   */
  static String prepare(Path folder) {
    Path file = folder.resolve(NAME_FILE);
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw unusable(folder, "it cannot be written to", null);
      }
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return UUID.fromString(Files.readString(file).trim()).toString();
    } catch (IOException e) {
      throw unusable(folder, e.getClass().getSimpleName() + " at " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw unusable(folder, "its file " + NAME_FILE + " holds no identifier", e);
    }
  }

  private static RoleException unusable(Path folder, String reason, @Nullable Throwable cause) {
    return new RoleException(
        "the views cannot keep their state in "
            + folder
            + ": "
            + reason
            + "; name another folder with state.directory",
        cause);
  }
}
