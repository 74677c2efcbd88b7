// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the field that an error message of the reference points at, which itself names only a line
 * and a column (in bytes).
 */
final class JsonPlace {
  private static final Pattern PLACE = Pattern.compile(" at line (\\d+) column (\\d+)$");

  private JsonPlace() {}

  /**
   * The field of {@code json} at the place at the end of {@code message}: a section, or a member of
   * the model as {@code model.NAME}; empty when the message names no place or it is in none.
   */
  static String field(String json, String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return "";
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    Path path = new Path();
    try (JsonParser parser =
        new JsonFactory().createParser(json.getBytes(StandardCharsets.UTF_8))) {
      while (parser.nextToken() != null && !isBehind(parser.currentTokenLocation(), line, column)) {
        path.pass(parser);
      }
    } catch (JsonProcessingException e) {
      // Where this parser ends, such as at half a surrogate pair, the reference ended too.
      return path.field();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path.field();
  }

  private static boolean isBehind(JsonLocation place, int line, int column) {
    return place.getLineNr() > line || (place.getLineNr() == line && place.getColumnNr() > column);
  }

  /** The field that a parser is in. */
  private static final class Path {
    private String section = "";
    private String member = "";
    private int depth;

    void pass(JsonParser parser) throws IOException {
      JsonToken token = parser.currentToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
        // An error after the whole of a section belongs to none of its members.
        member = depth == 1 ? "" : member;
      } else if (token == JsonToken.FIELD_NAME && depth == 1) {
        section = parser.currentName();
      } else if (token == JsonToken.FIELD_NAME && depth == 2 && section.equals("model")) {
        member = "." + parser.currentName();
      }
    }

    String field() {
      return section + member;
    }
  }
}
