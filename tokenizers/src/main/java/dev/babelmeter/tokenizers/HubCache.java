// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Files of one model that were fetched from a hub: {@code COMMIT/tokenizer.json} with its SHA-256
 * beside it, and {@code refs/REVISION} with the commit that a branch or tag named last. Each file
 * appears whole or not at all, so several processes can fill the cache at once.
 */
final class HubCache {
  private static final String FILE = "tokenizer.json";
  private static final String CHECKSUM = "tokenizer.json.sha256";

  private final Path folder;

  HubCache(Path cache, String repository) {
    folder = cache.resolve("hub").resolve(repository.replace("/", "--"));
  }

  /** Where the file of {@code commit} lies. */
  Path fileOf(String commit) {
    return folder.resolve(commit).resolve(FILE);
  }

  /** The commit that {@code revision} named last; null when that was never fetched. */
  @Nullable String commitOf(String revision) {
    byte[] content = read(refOf(revision));
    return content == null ? null : new String(content, StandardCharsets.US_ASCII).strip();
  }

  /** Remembers that {@code revision} names {@code commit}. */
  void remember(String revision, String commit) {
    if (!commit.equals(commitOf(revision))) {
      write(refOf(revision), (commit + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The file of {@code commit}, whatever its content; null when it was never fetched. */
  byte @Nullable [] contentOf(String commit) {
    return read(fileOf(commit));
  }

  /** Whether {@code content} is what was fetched for {@code commit}. */
  boolean isIntact(String commit, byte[] content) {
    byte[] checksum = read(folder.resolve(commit).resolve(CHECKSUM));
    return checksum != null
        && new String(checksum, StandardCharsets.US_ASCII).strip().equals(Digests.sha256(content));
  }

  /** Stores the file of {@code commit}; its checksum first, so that none is ever without. */
  void store(String commit, byte[] content) {
    String checksum = Digests.sha256(content) + "\n";
    write(folder.resolve(commit).resolve(CHECKSUM), checksum.getBytes(StandardCharsets.US_ASCII));
    write(fileOf(commit), content);
  }

  private Path refOf(String revision) {
    return folder.resolve("refs").resolve(revision.replace("/", "%2F"));
  }

  private static byte @Nullable [] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new VocabularyException(
          "the cached file "
              + file
              + " cannot be read ("
              + e
              + "): make it readable, or name another cache in BABELMETER_CACHE",
          e);
    }
  }

  private static void write(Path file, byte[] content) {
    Path temporary = null;
    try {
      Files.createDirectories(file.getParent());
      temporary = Files.createTempFile(file.getParent(), ".fetch", null);
      Files.write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary, e);
      throw new VocabularyException(
          "the fetched file "
              + file
              + " cannot be stored ("
              + e
              + "): make that folder writable, or name another cache in BABELMETER_CACHE",
          e);
    }
  }

  private static void discard(@Nullable Path temporary, IOException problem) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        problem.addSuppressed(e);
      }
    }
  }
}
