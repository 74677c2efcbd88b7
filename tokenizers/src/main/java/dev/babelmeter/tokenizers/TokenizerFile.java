// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads {@code tokenizer.json} files, plain or compressed with gzip, which their content tells. */
final class TokenizerFile {
  /** Bound on the uncompressed size; the largest files known have about 35 MB. */
  static final int MAX_BYTES = 256 << 20;

  private final String label;

  private TokenizerFile(String name, String place) {
    this.label = TokenizerSource.label(name, place);
  }

  /**
   * Reads the file at {@code path} as the vocabulary {@code name}.
   *
   * @throws VocabularyException when it cannot be read
   */
  static TokenizerSource read(String name, Path path) {
    byte[] content = new TokenizerFile(name, path.toString()).contentOf(path);
    return of(name, "file", path.toString(), content);
  }

  /**
   * Makes a vocabulary of the content of a file.
   *
   * @throws VocabularyException when it is not text, or damaged
   */
  static TokenizerSource of(String name, String origin, String place, byte[] content) {
    TokenizerFile file = new TokenizerFile(name, place);
    byte[] plain = file.uncompressed(content);
    return TokenizerSource.of(name, origin, place, plain, file.decode(plain));
  }

  /**
   * Returns the uncompressed content of the file at {@code path} of the vocabulary {@code name}.
   *
   * @throws VocabularyException when it cannot be read
   */
  static byte[] content(String name, Path path) {
    TokenizerFile file = new TokenizerFile(name, path.toString());
    return file.uncompressed(file.contentOf(path));
  }

  private byte[] contentOf(Path path) {
    if (Files.isDirectory(path)) {
      throw refused("it is a folder; give the path of a file in it, such as tokenizer.json", null);
    }
    try {
      requireBound(Files.size(path));
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw refused("there is no such file; correct the path", e);
    } catch (IOException e) {
      throw refused("the file cannot be read (" + e + "); make it readable", e);
    }
  }

  private byte[] uncompressed(byte[] content) {
    if (content.length == 0) {
      throw refused("the file is empty; fetch it again", null);
    }
    boolean compressed =
        content.length > 1 && (content[0] & 0xFF) == 0x1F && (content[1] & 0xFF) == 0x8B;
    if (!compressed) {
      return content;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] plain = in.readNBytes(MAX_BYTES + 1);
      requireBound(plain.length);
      return plain;
    } catch (EOFException e) {
      throw refused("its gzip data is cut off; fetch the file again", e);
    } catch (ZipException e) {
      throw refused("its gzip data is damaged (" + e.getMessage() + "); fetch it again", e);
    } catch (IOException e) {
      throw refused("it cannot be uncompressed (" + e.getMessage() + "); fetch it again", e);
    }
  }

  private void requireBound(long size) {
    if (size > MAX_BYTES) {
      throw refused(
          "it is larger than "
              + (MAX_BYTES >> 20)
              + " MiB and so no vocabulary; give a tokenizer.json",
          null);
    }
  }

  private String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw refused("it is not in UTF-8; fetch the tokenizer.json again", e);
    }
  }

  private VocabularyException refused(String problem, @Nullable Throwable cause) {
    return new VocabularyException(label + ": " + problem, cause);
  }
}
