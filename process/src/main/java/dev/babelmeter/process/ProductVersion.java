// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of Babelmeter that this is. */
public final class ProductVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"babelmeter " + current()};
  }

  /** The version, such as {@code 0.1.0}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            ProductVersion.class.getResourceAsStream("version.properties"),
            "the build wrote no version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read version.properties", e);
    }
    return properties.getProperty("version");
  }
}
