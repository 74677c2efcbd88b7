// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.prices;

import dev.babelmeter.cli.io.CommandFailure;
import dev.babelmeter.prices.read.PriceFileException;
import dev.babelmeter.prices.read.PriceList;
import dev.babelmeter.prices.read.PriceListOptions;
import dev.babelmeter.prices.read.PriceLists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where prices are read from: a file, or the list that comes with the product. */
public final class PriceSource {
  /** Names the list that comes with the product. */
  public static final String BUNDLED = "bundled";

  private PriceSource() {}

  /**
   * Reads {@code file}.
   *
   * @param file a path, or {@link #BUNDLED}
   * @param start from when on prices without a date hold
   * @param end until when they do; null for no end
   * @param providers as in {@link PriceListOptions}
   * @throws CommandFailure when it cannot be read
   */
  public static PriceList read(
      String file, Instant start, @Nullable Instant end, List<String> providers) {
    if (file.equals(BUNDLED)) {
      return PriceLists.bundled();
    }
    Path path = Path.of(file);
    try (InputStream in = Files.newInputStream(path)) {
      Instant changed = Files.getLastModifiedTime(path).toInstant();
      String name = path.getFileName().toString();
      return PriceLists.read(in, file, new PriceListOptions(start, end, changed, name, providers));
    } catch (PriceFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot read " + file + ": give the path of a list of prices, or " + BUNDLED, e);
    }
  }
}
