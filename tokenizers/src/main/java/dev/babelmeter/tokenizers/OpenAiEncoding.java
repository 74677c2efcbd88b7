// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

/**
 * The encodings that OpenAI publishes as rank files, with their split patterns.
 *
 * <p>The patterns are those of tiktoken's {@code openai_public.py} up to release 0.7. Later
 * releases write the same language with possessive quantifiers and {@code $}, which the reference's
 * regular expressions (Oniguruma, Ruby syntax) read differently: there {@code {1,3}+} repeats and
 * {@code $} matches before every line break.
 *
 * <p>Which characters are letters and numerals is up to the reference, whose tables are those of
 * Unicode 16. JTokkit asks the JVM, and so splits 20 numerals from U+1D2C0 on differently on JDK 17
 * (Unicode 13).
 */
enum OpenAiEncoding {
  R50K_BASE("r50k_base", Patterns.GPT2),
  P50K_BASE("p50k_base", Patterns.GPT2),
  CL100K_BASE("cl100k_base", Patterns.CL100K),
  O200K_BASE("o200k_base", Patterns.O200K);

  private final String encodingName;
  private final String splitPattern;

  OpenAiEncoding(String encodingName, String splitPattern) {
    this.encodingName = encodingName;
    this.splitPattern = splitPattern;
  }

  String encodingName() {
    return encodingName;
  }

  String splitPattern() {
    return splitPattern;
  }

  /** Name of the rank file among the resources of JTokkit. */
  String rankResource() {
    return "/com/knuddels/jtokkit/" + encodingName + ".tiktoken";
  }

  private static final class Patterns {
    static final String GPT2 =
        "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    static final String CL100K =
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    static final String O200K =
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private Patterns() {}
  }
}
