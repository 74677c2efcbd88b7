// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The encodings whose rank files are published, each with the pattern that splits texts and the
 * digest of its file.
 *
 * <p>The digests are those of tiktoken's {@code openai_public.py}, and of {@code tokenizer.model}
 * in Meta's releases of Llama 3 to 3.3, whose {@code tokenizer.py} has the pattern of {@code
 * cl100k_base}.
 */
public enum RankEncoding {
  /** GPT-2 and GPT-3. */
  R50K_BASE(
      OpenAiEncoding.R50K_BASE, "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930"),
  /** Codex. */
  P50K_BASE(
      OpenAiEncoding.P50K_BASE, "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069"),
  /** GPT-3.5 and GPT-4. */
  CL100K_BASE(
      OpenAiEncoding.CL100K_BASE,
      "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"),
  /** GPT-4o and later. */
  O200K_BASE(
      OpenAiEncoding.O200K_BASE,
      "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"),
  /** Llama 3. */
  LLAMA3(
      "llama3",
      OpenAiEncoding.CL100K_BASE.splitPattern(),
      "82e9d31979e92ab929cd544440f129d9ecd797b69e327f80f17e1c50d5551b55");

  private final String encodingName;
  private final String splitPattern;
  private final String fileSha256;

  RankEncoding(OpenAiEncoding encoding, String fileSha256) {
    this(encoding.encodingName(), encoding.splitPattern(), fileSha256);
  }

  RankEncoding(String encodingName, String splitPattern, String fileSha256) {
    this.encodingName = encodingName;
    this.splitPattern = splitPattern;
    this.fileSha256 = fileSha256;
  }

  /** Its name, such as {@code cl100k_base}. */
  public String encodingName() {
    return encodingName;
  }

  /** The regular expression whose matches are the pieces of a text. */
  public String splitPattern() {
    return splitPattern;
  }

  /** The encoding {@code name}. */
  static Optional<RankEncoding> named(String name) {
    return Arrays.stream(values()).filter(known -> known.encodingName.equals(name)).findFirst();
  }

  /** The encoding whose rank file has the digest {@code sha256}. */
  static Optional<RankEncoding> ofFile(String sha256) {
    return Arrays.stream(values()).filter(known -> known.fileSha256.equals(sha256)).findFirst();
  }

  /** The first encoding that splits texts with {@code pattern}. */
  public static Optional<RankEncoding> ofPattern(String pattern) {
    return Arrays.stream(values()).filter(known -> known.splitPattern.equals(pattern)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .map(RankEncoding::encodingName)
        .collect(Collectors.joining(", "));
  }
}
