// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.babelmeter.tokenizers.TextCounter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A frozen set of short texts whose ids tell how a vocabulary behaves: some of every script of
 * Unicode 17, and of everything that is known to trip tokenizers. A set never changes, because
 * digests of its ids are kept; what is to be probed beyond it makes a new version.
 *
 * @param version its number
 * @param texts the probes in order
 */
public record ProbeSet(int version, List<String> texts) {
  /** The version that fingerprints are made with. */
  public static final int CURRENT_VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The set of {@link #CURRENT_VERSION}. */
  public static ProbeSet current() {
    String resource = "probes-" + CURRENT_VERSION + ".jsonl";
    try (InputStream in = ProbeSet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the class path lacks dev/babelmeter/tokenizers/identity/" + resource);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      List<String> texts = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        texts.add(MAPPER.readValue(line, String.class));
      }
      return new ProbeSet(CURRENT_VERSION, List.copyOf(texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The digest of the ids of all probes under the vocabulary at index {@code vocabulary} of {@code
   * counter}: SHA-256 of a header that names the version, and of a line for each probe, its ids in
   * decimal with a space between two.
   */
  public String sha256(TextCounter counter, int vocabulary) {
    CanonicalJson all = new CanonicalJson().raw("babelmeter probes " + version + "\n");
    for (String text : texts) {
      String space = "";
      for (int id : counter.encode(text, vocabulary).ids()) {
        all.raw(space).raw(Integer.toString(id));
        space = " ";
      }
      all.raw("\n");
    }
    return all.sha256();
  }
}
