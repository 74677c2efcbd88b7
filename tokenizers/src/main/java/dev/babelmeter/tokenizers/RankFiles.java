// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads rank files as vocabularies. A rank file does not say which pattern splits texts into
 * pieces, and with another pattern the counts are wrong; so the pattern is that of the encoding
 * whose published file it is, byte by byte, or the one that the user names.
 */
final class RankFiles {
  private final String label;

  private RankFiles(VocabularySpec.RankFile spec) {
    this.label = TokenizerSource.label(spec.name(), spec.path().toString());
  }

  /**
   * Reads {@code spec}.
   *
   * @throws VocabularyException when it cannot be read, is no rank file, lacks a token for a byte,
   *     or is not known and comes without the name of an encoding
   */
  static TokenizerSource read(VocabularySpec.RankFile spec) {
    byte[] content = TokenizerFile.content(spec.name(), spec.path());
    String json = new RankFiles(spec).tokenizer(content, spec.encoding());
    return TokenizerSource.of(spec.name(), "file", spec.path().toString(), content, json);
  }

  private String tokenizer(byte[] content, @Nullable String encodingName) {
    try {
      RankFile file = RankFile.parse(content);
      RankEncoding encoding = encoding(Digests.sha256(content), encodingName);
      BitSet bytes = file.singleBytes();
      for (int value = 0; value < 256; value++) {
        if (ByteAlphabet.occursInUtf8(value) && !bytes.get(value)) {
          throw refused(
              "it has no token for the byte %d, so not every text can be counted; fetch it again"
                  .formatted(value),
              null);
        }
      }
      return RankTokenizerJson.write(file, encoding.splitPattern());
    } catch (IllegalArgumentException e) {
      throw refused(
          "it is no rank file of tiktoken ("
              + e.getMessage()
              + "); fetch it again, or give the tokenizer.json that lies beside a model",
          e);
    }
  }

  private RankEncoding encoding(String sha256, @Nullable String name) {
    RankEncoding published = RankEncoding.ofFile(sha256).orElse(null);
    RankEncoding wanted = name == null ? published : RankEncoding.named(name).orElseThrow();
    if (wanted == null) {
      throw refused(
          "its content is no published rank file ("
              + RankEncoding.names()
              + "), so the pattern that splits texts is not known; write the encoding behind its"
              + " path, such as FILE#cl100k_base",
          null);
    }
    if (published != null && !published.splitPattern().equals(wanted.splitPattern())) {
      throw refused(
          "its content is that of "
              + published.encodingName()
              + ", which splits texts otherwise than "
              + wanted.encodingName()
              + "; leave #"
              + wanted.encodingName()
              + " out",
          null);
    }
    return wanted;
  }

  private VocabularyException refused(String problem, @Nullable Throwable cause) {
    return new VocabularyException(label + ": " + problem, cause);
  }
}
