// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schemas of every released version, kept as resources {@code released/RECORD/VERSION.avsc}
 * with versions counted from 1. A released file is never changed; the build checks that today's
 * schema reads all of them.
 */
public final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /**
   * Returns the released versions of the record called {@code fullName}, oldest first; empty for a
   * record that was never released.
   */
  public static List<Schema> of(String fullName) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String resource = "released/" + fullName + "/" + version + ".avsc";
      try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
        if (in == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the resource " + resource, e);
      }
    }
  }
}
