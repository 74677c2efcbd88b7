// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * DJL's native library, loaded once a process.
 *
 * <p>DJL unpacks it from its jar into a folder beside the final one and renames that folder, so
 * processes that start at once do not see half a file.
 */
final class NativeTokenizers {
  /** The version of HuggingFace tokenizers inside DJL 0.38.0, as its binary names it. */
  static final String TOKENIZERS_VERSION = "0.21.4";

  private static final String OFFLINE = "ai.djl.offline";

  private NativeTokenizers() {}

  /**
   * Returns the library.
   *
   * @throws VocabularyException when it cannot be unpacked or loaded
   */
  static synchronized TokenizersLibrary library() {
    Path cache = Utils.getEngineCacheDir("tokenizers");
    String before = System.getProperty(OFFLINE);
    // Otherwise DJL looks for a CUDA driver and for a matching library on its web site.
    System.setProperty(OFFLINE, "true");
    try {
      LibUtils.checkStatus();
    } catch (RuntimeException | LinkageError e) {
      throw new VocabularyException(problem(cache, e), e);
    } finally {
      restore(before);
    }
    return TokenizersLibrary.LIB;
  }

  private static String problem(Path cache, Throwable e) {
    String unwritable = whyNotWritable(cache);
    if (unwritable != null) {
      return "the native tokenizer library cannot be unpacked into "
          + cache
          + " ("
          + unwritable
          + "): make that folder writable, or name another in DJL_CACHE_DIR";
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "the native tokenizer library in "
        + cache
        + " cannot be loaded ("
        + cause.getMessage()
        + "): use Linux with glibc, macOS on ARM or Windows on x86-64, and a DJL_CACHE_DIR that"
        + " allows programs to run";
  }

  private static @Nullable String whyNotWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "probe", null));
      return null;
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(OFFLINE);
    } else {
      System.setProperty(OFFLINE, before);
    }
  }
}
