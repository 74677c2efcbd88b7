// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file or standard input, named on the command line. Data compressed with gzip are recognised by
 * their first two bytes, which no UTF-8 text begins with, and decompressed.
 *
 * @param argument the path, or {@code -} for standard input
 */
public record TextInput(String argument) {
  /** What names standard input on the command line. */
  public static final String STANDARD_INPUT = "-";

  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  /** The name of the input in messages and tables. */
  public String name() {
    return isStandardInput() ? "standard input" : argument;
  }

  /**
   * Opens the input.
   *
   * @throws CommandFailure when it cannot be read
   */
  public InputStream open() {
    requireReadable();
    try {
      return decompressed(new BufferedInputStream(raw(), 1 << 16));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Checks before any work that the input is there. It is not opened, as a pipe can be opened once.
   *
   * @throws CommandFailure when it cannot be read
   */
  public void requireReadable() {
    if (isStandardInput()) {
      return;
    }
    Path path = path();
    if (Files.notExists(path)) {
      throw missing(null);
    }
    if (Files.isDirectory(path)) {
      throw new CommandFailure(argument + " is a folder: name its files");
    }
    if (!Files.isReadable(path)) {
      throw new CommandFailure(argument + " may not be read: check its permissions");
    }
  }

  /** Returns the failure for an error that came up while this input was read. */
  public CommandFailure unreadable(IOException cause) {
    return new CommandFailure(
        name() + " cannot be read to its end: " + cause.getMessage() + "; check the file", cause);
  }

  private boolean isStandardInput() {
    return argument.equals(STANDARD_INPUT);
  }

  private InputStream raw() throws IOException {
    return isStandardInput() ? System.in : Files.newInputStream(path());
  }

  private Path path() {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw missing(e);
    }
  }

  private CommandFailure missing(@Nullable Exception cause) {
    return new CommandFailure("there is no file " + argument + ": check its name", cause);
  }

  private static InputStream decompressed(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip
        ? GzipCompressorInputStream.builder()
            .setInputStream(in)
            .setDecompressConcatenated(true)
            .get()
        : in;
  }
}
