// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

import dev.babelmeter.tokenizers.model.TokenizerSpecReader;
import dev.babelmeter.tokenizers.model.UnreadableTokenizerException;
import dev.babelmeter.tokenizers.model.UnsupportedComponent;
import dev.babelmeter.tokenizers.model.UnsupportedComponentException;
import java.io.IOException;
import java.io.InputStream;

/** Makes pipelines of {@code tokenizer.json} files, or says why the reference must count. */
public final class PipelineLoader {
  private PipelineLoader() {}

  /** What came of a file. */
  public sealed interface Result {
    /** A pipeline that counts exactly as the reference. */
    record Ready(Pipeline pipeline) implements Result {}

    /** A component that this engine does not count with. */
    record Unsupported(UnsupportedComponent component) implements Result {}
  }

  /**
   * Reads {@code json} and makes its pipeline. It takes some seconds of processor time and some
   * hundred megabytes for the largest vocabularies, and keeps about a tenth of that.
   *
   * @param name the file, for messages
   * @param json UTF-8, not closed here
   * @throws UnreadableTokenizerException when it is no JSON or no tokenizer
   */
  public static Result load(String name, InputStream json) throws IOException {
    try {
      return new Result.Ready(Pipeline.of(TokenizerSpecReader.read(name, json)));
    } catch (UnsupportedComponentException e) {
      return new Result.Unsupported(e.component());
    }
  }
}
