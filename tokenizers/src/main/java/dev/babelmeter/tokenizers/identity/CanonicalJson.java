// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of JSON in the one form that does not depend on how it was written: no white space,
 * members in the order of the code points of their names and without those that are null, strings
 * with only the escapes that JSON demands, integers in decimal. A number with a fraction is {@code
 * f64:} and the bits of its double in 16 hexadecimal digits, because its shortest decimal form
 * differs between Java 17 and later ones.
 */
final class CanonicalJson {
  private static final int BLOCK = 1 << 13;

  /** Below this every integer is a double. */
  private static final double EXACT_INTEGERS = 0x1p53;

  private final MessageDigest digest;
  private final StringBuilder block = new StringBuilder(2 * BLOCK);

  CanonicalJson() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of {@code node} alone. */
  static String sha256(JsonNode node) {
    return new CanonicalJson().value(node).sha256();
  }

  /** The digest of what was written, in lower-case hexadecimal. */
  String sha256() {
    pass();
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Writes {@code text} as it is. */
  CanonicalJson raw(String text) {
    block.append(text);
    if (block.length() > BLOCK) {
      pass();
    }
    return this;
  }

  private void pass() {
    digest.update(block.toString().getBytes(StandardCharsets.UTF_8));
    block.setLength(0);
  }

  CanonicalJson value(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      raw("[");
      String comma = "";
      for (JsonNode element : node) {
        raw(comma).value(element);
        comma = ",";
      }
      return raw("]");
    }
    if (node.isTextual()) {
      return string(node.textValue());
    }
    if (node.isIntegralNumber()) {
      return raw(node.bigIntegerValue().toString());
    }
    return node.isNumber() ? number(node.doubleValue()) : raw(node.asText());
  }

  private CanonicalJson object(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.sort(CanonicalJson::compare);
    raw("{");
    String comma = "";
    for (String name : names) {
      if (!node.path(name).isNull()) {
        raw(comma).string(name).raw(":").value(node.path(name));
        comma = ",";
      }
    }
    return raw("}");
  }

  CanonicalJson number(double value) {
    if (Math.rint(value) == value && Math.abs(value) < EXACT_INTEGERS) {
      return raw(Long.toString((long) value));
    }
    return raw("f64:" + HexFormat.of().toHexDigits(Double.doubleToLongBits(value)));
  }

  CanonicalJson string(String text) {
    block.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> block.append("\\\"");
        case '\\' -> block.append("\\\\");
        case '\b' -> block.append("\\b");
        case '\f' -> block.append("\\f");
        case '\n' -> block.append("\\n");
        case '\r' -> block.append("\\r");
        case '\t' -> block.append("\\t");
        default -> {
          if (c < ' ') {
            block.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            block.append(c);
          }
        }
      }
    }
    return raw("\"");
  }

  /** Orders texts by their code points, which is the order of their bytes in UTF-8. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean supplementary = Character.isSurrogate(x);
        return supplementary == Character.isSurrogate(y)
            ? Character.compare(x, y)
            : supplementary ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
