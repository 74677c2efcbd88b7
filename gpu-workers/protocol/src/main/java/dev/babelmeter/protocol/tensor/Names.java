// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.protocol.tensor;

import java.util.regex.Pattern;

/** Names that callers gave, as messages show them. */
public final class Names {
  private static final int LONGEST = 60;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Names() {}

  /** Returns {@code name} without control characters and cut to a line's length. */
  public static String shown(String name) {
    String printable = CONTROL.matcher(name).replaceAll("?");
    return printable.codePointCount(0, printable.length()) <= LONGEST
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
