// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

/**
 * A token as the text that it stands for.
 *
 * @param key what it has in common with the same token of another vocabulary: its bytes in UTF-8,
 *     each as one character, the space before it included
 * @param text without the space before it; of a {@link TokenKind#BYTE} or {@link
 *     TokenKind#FRAGMENT} its bytes, each as one character; of a special token its name
 * @param spacePrefixed whether it begins a word after a space
 * @param kind what it is made of
 * @param script the Unicode name of the script of its letters, {@link #SEVERAL_SCRIPTS}, or {@link
 *     #NO_SCRIPT}
 */
public record Token(String key, String text, boolean spacePrefixed, TokenKind kind, String script) {
  /** Letters of more than one script. */
  public static final String SEVERAL_SCRIPTS = "several";

  /** No letter that belongs to a script. */
  public static final String NO_SCRIPT = "none";

  /** Code points of its text; bytes for a byte or a fragment. */
  public int length() {
    return text.codePointCount(0, text.length());
  }

  /** Whether it stands for whole characters. */
  public boolean isText() {
    return kind != TokenKind.SPECIAL && kind != TokenKind.BYTE && kind != TokenKind.FRAGMENT;
  }
}
